"""The page of the administrators: accounts and proposals, who is signed in, and the trail. No data of the register."""
