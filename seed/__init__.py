"""The reference facts that ship, a synthetic London, and the one door by which every row enters."""
