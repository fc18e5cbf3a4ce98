// What the keyboard does beyond the browser and Streamlit: in meeting mode the arrows turn the pages and Escape leaves;
// elsewhere Escape closes what was opened under a figure.
(() => {
  const OWN_KEYS = "input, textarea, select, [contenteditable=true], [role=slider], [role=listbox], [role=dialog], [popover]";
  const OPENED = "[class*=st-key-behind_] [role=radio][aria-checked=true]";
  const TURNS = { ArrowRight: "next_page", PageDown: "next_page", ArrowLeft: "previous_page", PageUp: "previous_page" };

  const follow = (name) => document.querySelector(`.st-key-meeting .st-key-${name} a`)?.click();
  const scrolls = (element) => {
    const box = element.closest(".scrolls");
    return box !== null && box.scrollWidth > box.clientWidth;
  };

  const close = (element) => {
    const opened = element.closest("[class*=st-key-opened_]")?.parentElement?.parentElement?.querySelector(OPENED);
    const link = opened ?? document.querySelector(OPENED);
    link?.focus();
    link?.click();
  };

  document.addEventListener("keydown", (event) => {
    const element = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (element.closest(OWN_KEYS)) return;
    const meeting = document.querySelector(".st-key-meeting") !== null;
    if (event.key === "Escape" && !document.querySelector("[popover]:popover-open")) {
      if (meeting) follow("leave_meeting");
      else close(element);
    } else if (meeting && TURNS[event.key] && !scrolls(element)) {
      event.preventDefault();
      follow(TURNS[event.key]);
    }
  });
})();
