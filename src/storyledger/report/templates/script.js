"use strict";
// Opens what the address names, keeps the address in step with what is open, and copies words with their citation.
let clicked = false, shut = [], here = null;
const named = () => { try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; } };
const seen = (at) => { const box = at.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
const arrive = (moved) => {
  const at = named();
  if (here) here.classList.remove("here");
  here = null;
  if (!at) return;
  for (let e = at; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  if (at.classList.contains("anchor")) { here = at; at.classList.add("here"); }
  requestAnimationFrame(() => {
    if (moved || !seen(at)) at.scrollIntoView({ block: at.classList.contains("anchor") ? "center" : "start" });
    const focus = at.tagName === "DETAILS" ? at.querySelector("summary") : at;
    if (focus.tagName !== "SUMMARY" && !focus.hasAttribute("tabindex")) focus.setAttribute("tabindex", "-1");
    focus.focus({ preventScroll: true });
  });
};
addEventListener("click", (event) => {
  const link = event.target.closest("a[href], a");
  if (link && (link.getAttribute("href") || "").startsWith("#")) {
    clicked = true;
    if (link.hash === location.hash) { arrive(true); clicked = false; }
  }
  const summary = event.target.closest("summary");
  const item = summary && summary.parentElement;
  if (!item || !item.id) return;
  // the click's own effect comes after this handler: what is shut now is about to open
  if (!item.open) history.pushState(null, "", "#" + item.id);
  else if (location.hash === "#" + item.id) history.pushState(null, "", "#" + item.closest("section").id);
});
addEventListener("hashchange", () => { arrive(clicked); clicked = false; });
addEventListener("popstate", () => { if (!clicked) arrive(false); });
addEventListener("DOMContentLoaded", () => arrive(true));
// The siblings of a passage, opened in place: copied from the list of families the first time they are asked for.
addEventListener("toggle", (event) => {
  const at = event.target;
  if (!at.open || !at.dataset.letter || at.childElementCount > 1) return;
  const family = document.getElementById("family-" + at.dataset.letter);
  if (!family) return;
  for (const quote of family.querySelectorAll("blockquote")) at.append(quote.cloneNode(true));
  const link = document.createElement("a");
  link.href = "#" + family.id;
  link.textContent = "differences of family " + at.dataset.letter;
  at.append(link);
}, true);
addEventListener("beforeprint", () => { shut = [...document.querySelectorAll("details.item:not([open])")]; for (const e of shut) e.open = true; });
addEventListener("afterprint", () => { for (const e of shut) e.open = false; shut = []; });
addEventListener("copy", (event) => {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed) return;
  const near = (node) => (node.nodeType === 1 ? node : node.parentElement);
  const held = near(chosen.anchorNode).closest("[data-cite]");
  if (!held || !held.contains(near(chosen.focusNode))) return;
  const line = near(chosen.anchorNode).closest("[data-at]");
  const place = line ? ", line at characters " + line.dataset.at : "";
  event.clipboardData.setData("text/plain", "“" + chosen.toString().trim() + "” (" + held.dataset.cite + place + ")");
  event.preventDefault();
});
