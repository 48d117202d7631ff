"use strict";
// Opens what an address names, keeps the address in step with what is open, adds the citation to copied words.
const open_all = (at) => { for (let e = at; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true; };
const arrive = () => {
  const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!at) return;
  open_all(at);
  requestAnimationFrame(() => {
    at.scrollIntoView({ block: at.classList.contains("anchor") ? "center" : "start" });
    const focus = at.tagName === "DETAILS" ? at.querySelector("summary") : at;
    if (!focus.hasAttribute("tabindex") && focus.tagName !== "SUMMARY") focus.setAttribute("tabindex", "-1");
    focus.focus({ preventScroll: true });
  });
};
addEventListener("hashchange", arrive);
addEventListener("DOMContentLoaded", arrive);
document.addEventListener("toggle", (event) => {
  const at = event.target;
  if (at.open && at.id && !location.hash.startsWith("#p-")) history.replaceState(null, "", "#" + at.id);
}, true);
let shut = [];
addEventListener("beforeprint", () => { shut = [...document.querySelectorAll("details.item:not([open])")]; shut.forEach((e) => { e.open = true; }); });
addEventListener("afterprint", () => { shut.forEach((e) => { e.open = false; }); });
document.addEventListener("copy", (event) => {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed) return;
  const at = chosen.anchorNode.nodeType === 1 ? chosen.anchorNode : chosen.anchorNode.parentElement;
  const held = at.closest("[data-cite]");
  if (!held) return;
  event.clipboardData.setData("text/plain", "“" + chosen.toString().trim() + "” (" + held.dataset.cite + ")");
  event.preventDefault();
});
