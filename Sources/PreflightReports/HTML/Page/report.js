"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const spoken = find("#spoken");
  const say = (words) => { spoken.textContent = ""; requestAnimationFrame(() => { spoken.textContent = words; }); };

  // Everything that was judged, in the order of the run. What can be searched is looked up once, when it is asked for.
  const list = find("#entries");
  const worst = ["fail", "unknown", "pass"];
  const entries = all(".entry", list).map((element, place) => ({
    element, place,
    verdict: element.dataset.verdict,
    kinds: element.dataset.kinds.split(" "),
    codes: element.dataset.codes.split(" "),
    name: (find(".name", element) || element).textContent,
    size: Number(element.dataset.bytes),
    duration: Number(element.dataset.seconds),
    get words() {
      const words = element.textContent.toLowerCase();
      Object.defineProperty(this, "words", { value: words });
      return words;
    },
  }));
  let shown = entries;

  // Copying.
  const copy = async (button) => {
    const command = find("code", button.parentElement).textContent;
    try {
      await navigator.clipboard.writeText(command);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(find("code", button.parentElement));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      if (!document.execCommand("copy")) { say("Selected; copy it with the keyboard"); return; }
    }
    button.textContent = "Copied";
    say("Copied");
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };
  for (const button of all(".copy")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.classList.contains("copy")) copy(button);
  });

  // Searching, filtering and sorting.
  const form = find("#controls");
  const collator = new Intl.Collator(undefined, { numeric: true });
  const orders = {
    verdict: (a, b) => worst.indexOf(a.verdict) - worst.indexOf(b.verdict),
    name: (a, b) => collator.compare(a.name, b.name),
    size: (a, b) => b.size - a.size,
    duration: (a, b) => b.duration - a.duration,
  };
  const checked = (name) => all(`input[name=${name}]:checked`, form).map((input) => input.value);
  let order = "";

  const sort = (name) => {
    if (name === order) return;
    order = name;
    const by = orders[name] || (() => 0);
    entries.sort((a, b) => by(a, b) || a.place - b.place);
    // Out of the page meanwhile: thousands of moves within it would take seconds.
    const next = list.nextElementSibling;
    list.remove();
    for (const entry of entries) list.append(entry.element);
    next.before(list);
  };

  const update = () => {
    const words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = checked("verdict"), kinds = checked("kind"), code = form.code.value;
    sort(form.sort.value);
    const counts = {};
    shown = entries.filter((entry) => {
      const fits = (!code || entry.codes.includes(code)) && words.every((word) => entry.words.includes(word));
      const fitsVerdict = !verdicts.length || verdicts.includes(entry.verdict);
      const fitsKind = !kinds.length || kinds.some((kind) => entry.kinds.includes(kind));
      // How many there would be with a choice: what the other choices leave.
      if (fits && fitsKind) counts[entry.verdict] = (counts[entry.verdict] || 0) + 1;
      if (fits && fitsVerdict) for (const kind of entry.kinds) counts[kind] = (counts[kind] || 0) + 1;
      const isShown = fits && fitsVerdict && fitsKind;
      if (entry.element.hidden === isShown) entry.element.hidden = !isShown;
      return isShown;
    });
    for (const input of all("input[type=checkbox]", form)) {
      find("b", input.parentElement).textContent = (counts[input.value] || 0).toLocaleString();
    }
    const total = entries.length.toLocaleString();
    form.shown.value = shown.length === entries.length ? `all ${total}` : `${shown.length.toLocaleString()} of ${total}`;
    find("button[type=reset]", form).hidden = shown.length === entries.length && !form.sort.value;
    find("#nothing").hidden = shown.length > 0;
  };

  // What is asked for stands behind the # of the address, so that it can be sent to others.
  const write = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", asked.size ? `#${asked}` : `${location.pathname}${location.search}`);
  };
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (location.hash && !location.hash.includes("=")) return;
    form.q.value = asked.get("q") || "";
    for (const name of ["code", "sort"]) {
      form[name].value = asked.get(name) || "";
      if (form[name].selectedIndex < 0) form[name].value = "";
    }
    for (const input of all("input[type=checkbox]", form)) input.checked = asked.getAll(input.name).includes(input.value);
  };
  const apply = () => { update(); write(); };

  if (form) {
    form.hidden = false;
    const present = new Set(entries.flatMap((entry) => [entry.verdict, ...entry.kinds]));
    for (const input of all("input[type=checkbox]", form)) input.parentElement.hidden = !present.has(input.value);
    read();
    update();
    let waiting = 0;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 80); });
    form.addEventListener("reset", () => { setTimeout(apply); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      apply();
      if (shown.length) go(shown[0]);
    });
    addEventListener("hashchange", () => { read(); update(); });
    for (const button of all(".only")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        form.reset();
        form.code.value = button.dataset.code;
        apply();
        find("#assets").scrollIntoView();
        if (shown.length) shown[0].element.focus({ preventScroll: true });
      });
    }
  }

  // Keys.
  const go = (entry) => { entry.element.focus({ preventScroll: true }); entry.element.scrollIntoView({ block: "nearest" }); };
  const current = () => {
    const element = document.activeElement && document.activeElement.closest(".entry");
    return element ? shown.findIndex((entry) => entry.element === element) : -1;
  };
  const move = (step) => {
    const place = current();
    const next = place < 0 ? (step > 0 ? 0 : shown.length - 1) : place + step;
    if (shown[next]) go(shown[next]);
  };
  const keys = {
    "/": () => { if (form) { form.q.focus(); form.q.select(); } },
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const entry = shown[current()];
      const button = entry && find(".copy", entry.element);
      if (button) copy(button); else say("There is no command here");
    },
  };
  const keysOnEntry = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => {
      const facts = all(".facts", document.activeElement);
      const open = facts.some((details) => !details.open);
      for (const details of facts) details.open = open;
    },
  };
  find("#keys").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const target = event.target;
    if (event.key === "Escape" && form && target === form.q) { target.blur(); return; }
    if (target.closest("select, textarea, input:not([type=checkbox])") || !find("#use-keys").checked) return;
    const act = keys[event.key] || (target.classList.contains("entry") && keysOnEntry[event.key]);
    if (act) { event.preventDefault(); act(); }
  });

  // On paper nothing can be opened.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
})();
