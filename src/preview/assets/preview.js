// Renews the page when the leaflet has changed: only what differs is exchanged, and everything stays where it was.
"use strict";

const leaflet = document.body.dataset.leaflet;
const form = document.getElementById("choice");
const news = document.getElementById("news");
// What the server last sent of each region: what people open and focus is not taken for a difference.
const sent = new Map();
for (const region of document.querySelectorAll("[data-live]")) sent.set(region.id, region.innerHTML);
document.documentElement.classList.add("live");

/** Says something aloud and in sight, the same words twice too. */
function say(words) {
  if (!news || !words) return;
  news.textContent = "";
  setTimeout(() => { news.textContent = words; }, 60);
}

const FOCUSABLE = "a[href], summary, button, select, input";

/** Exchanges the content of a region; pictures are there before they are shown, open details stay open. */
async function exchange(region, next) {
  const html = next.innerHTML;
  if (sent.get(region.id) === html) return false;
  const fresh = document.importNode(next, true);
  const old = new Map();
  for (const picture of region.querySelectorAll("img")) old.set(picture.getAttribute("src"), picture);
  const loading = [];
  for (const picture of fresh.querySelectorAll("img")) {
    const same = old.get(picture.getAttribute("src"));
    if (!same) loading.push(picture.decode());
  }
  await Promise.allSettled(loading);
  for (const picture of fresh.querySelectorAll("img")) {
    const same = old.get(picture.getAttribute("src"));
    if (same) {
      same.alt = picture.alt;
      picture.replaceWith(same);
    }
  }
  const open = new Set([...region.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
  for (const summary of fresh.querySelectorAll("details > summary")) {
    if (open.has(summary.textContent)) summary.parentElement.open = true;
  }
  const focused = [...region.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  const top = region.scrollTop;
  region.replaceChildren(...fresh.childNodes);
  region.scrollTop = top;
  if (focused >= 0) {
    const places = region.querySelectorAll(FOCUSABLE);
    places[Math.min(focused, places.length - 1)]?.focus({ preventScroll: true });
  }
  for (const name of next.getAttributeNames()) {
    if (name.startsWith("data-")) region.setAttribute(name, next.getAttribute(name));
  }
  sent.set(region.id, html);
  return true;
}

/** Loads the e-reader's text behind the one that is shown, brings it to the same place, then shows it. */
function exchangeFrame(next) {
  const frame = document.getElementById("reader");
  const panel = document.querySelector(".panel.reader");
  if (!next || frame?.getAttribute("src") === next.getAttribute("src")) return Promise.resolve(false);
  const coming = document.importNode(next, true);
  if (!frame) {
    panel.append(coming);
    return Promise.resolve(true);
  }
  return new Promise((done) => {
    coming.removeAttribute("id");
    coming.classList.add("coming");
    coming.addEventListener("load", () => {
      const from = frame.contentDocument?.scrollingElement;
      const to = coming.contentDocument?.scrollingElement;
      const hadFocus = document.activeElement === frame;
      if (from && to) {
        // At another size or in other words the same place is at the same part of the whole.
        const part = from.scrollTop / Math.max(1, from.scrollHeight);
        to.scrollTop = from.scrollHeight === to.scrollHeight ? from.scrollTop : part * to.scrollHeight;
      }
      frame.remove();
      coming.id = "reader";
      coming.classList.remove("coming");
      keepInside(coming);
      if (hadFocus) coming.focus();
      done(true);
    }, { once: true });
    panel.append(coming);
  });
}

/** Links of the text to other places lead nowhere here: the frame may not leave the preview. */
function keepInside(frame) {
  frame?.contentDocument?.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
  });
}

let running = false;
let again = false;

/** Fetches the page anew and exchanges what differs. */
async function renew(announce) {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    const answer = await fetch(location.href);
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    // A leaflet that is gone or back again is another page.
    if (next.body.dataset.leaflet !== leaflet) {
      location.reload();
      return;
    }
    const changes = [];
    for (const region of document.querySelectorAll("[data-live]")) {
      const fresh = next.getElementById(region.id);
      if (fresh) changes.push(exchange(region, fresh).then((changed) => mark(region, changed)));
    }
    changes.push(exchangeFrame(next.getElementById("reader")).then((changed) => {
      mark(document.querySelector(".panel.reader .head"), changed);
    }));
    await Promise.all(changes);
    document.title = next.title;
    if (announce) say(next.getElementById("problems")?.dataset.news);
  } catch {
    say("The preview does not answer. Is it still running?");
  } finally {
    running = false;
    if (again) {
      again = false;
      renew(announce);
    }
  }
}

/** Lights up what has changed, where motion is welcome. */
function mark(place, changed) {
  const panel = place?.closest(".panel");
  if (!panel || !changed) return;
  panel.classList.remove("fresh");
  requestAnimationFrame(() => panel.classList.add("fresh"));
}

/** What is chosen stands in the address, so that it holds when the page is loaded again. */
function choose() {
  const address = new URL(location.href);
  address.search = new URLSearchParams(new FormData(form)).toString();
  history.replaceState(null, "", address);
  renew(false);
}

let waiting = 0;
/** Does something once, a little later, however often it is asked for meanwhile. */
function soon(work, time) {
  clearTimeout(waiting);
  waiting = setTimeout(work, time);
}

form?.addEventListener("change", choose);
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  choose();
});
for (const field of form?.elements ?? []) {
  // A field of another part of the page belongs to the form, but its events do not pass through it.
  if (!form.contains(field)) field.addEventListener("change", choose);
  if (field.type === "search") field.addEventListener("input", () => soon(choose, 200));
}
const frame = document.getElementById("reader");
frame?.addEventListener("load", () => keepInside(frame));
keepInside(frame);

let lost = false;
const events = new EventSource("/events");
events.addEventListener("leaflet", (event) => {
  if (event.data === leaflet) renew(true);
});
let listed = 0;
events.addEventListener("list", () => {
  // While thousands are being checked, twice a second is often enough.
  if (leaflet || listed) return;
  listed = setTimeout(() => { listed = 0; renew(false); }, 500);
});
events.addEventListener("open", () => {
  if (lost) renew(true);
  lost = false;
});
events.addEventListener("error", () => {
  if (!lost) say("The preview has ended. Start it again: leaflet preview");
  lost = true;
});
window.addEventListener("pagehide", () => events.close());
