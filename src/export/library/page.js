'use strict';
// Improves the page of a library: search in all titles, reviews held against today, counts, and choices that stay in
// the address. Without it the list is whole and the choices work by style.
(() => {
  const house = document.documentElement.lang;
  const form = document.querySelector('form');
  const { find, language, state } = form.elements;
  const list = document.getElementById('leaflets');
  const shown = document.querySelector('#shown span');
  const none = document.getElementById('none');
  const letters = document.getElementById('letters');
  const numbers = new Intl.NumberFormat(house, { useGrouping: false });

  /** A text without capitals, accents or vowel points, and with one form of letters that keyboards have in several. */
  const plain = (text) => text.normalize('NFKD').replace(/\p{Script=Inherited}/gu, '').toLowerCase()
    .replace(/[يى]/g, 'ی').replace(/ك/g, 'ک').replace(/ß/g, 'ss').replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/ı/g, 'i');

  /** A language's name in the house language, where the browser knows it and it is another than its own name. */
  const houseName = (() => {
    let names;
    try { names = new Intl.DisplayNames(house, { type: 'language', fallback: 'none' }); } catch { return () => ''; }
    return (tag, own) => {
      const name = names.of(tag) ?? '';
      return name.toLowerCase() === own.toLowerCase() || tag === house ? '' : name;
    };
  })();
  const names = new Map();
  for (const option of language.options) {
    if (!option.value) continue;
    const own = option.text;
    const name = houseName(option.value, own);
    names.set(option.value, { own, name });
    if (name) {
      // The first letters of an option are those that a keyboard jumps to.
      option.text = `${name} (\u2068${own}\u2069)`;
      option.removeAttribute('dir');
      option.lang = house;
    }
  }

  /** Today, as dates are written in the page. */
  const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, at) => String(part).padStart(at ? 2 : 4, '0')).join('-');
  const now = new Date();
  const today = day(now);
  const [months, days] = list.dataset.notice.split(' ').map(Number);
  const near = day(new Date(now.getFullYear(), now.getMonth() + months, now.getDate() + days));
  const reviewWords = {};
  for (const option of state.options) {
    if (option.hidden) reviewWords[option.value] = option.text;
    option.hidden = option.disabled = false;
  }
  /** How a review stands that is due on a day: what may not be handed out is never overdue. */
  const review = (status, due) => {
    if (status !== 'current' || !due) return '';
    return due < today ? 'overdue' : due <= near ? 'soon' : '';
  };

  const leaflets = [...list.children].map((item) => {
    const facts = item.querySelector(':scope > .facts time');
    const title = plain(item.querySelector('h2').textContent);
    const rows = [...item.querySelectorAll('[data-of]')].map((row) => {
      const [tag, status] = row.dataset.of.split(' ');
      const time = row.querySelector('.facts') ? row.querySelector('.facts time') : facts;
      const { own, name } = names.get(tag) ?? { own: tag, name: '' };
      const label = row.querySelector('b');
      if (name && label) {
        const span = document.createElement('span');
        span.textContent = name;
        label.after(' ', span);
      }
      const standing = review(status, time?.dateTime);
      if (standing && time && !time.previousElementSibling?.matches('.standing')) {
        const words = document.createElement('strong');
        words.className = 'standing';
        words.textContent = reviewWords[standing];
        time.before(words, ' ');
      }
      const ownTitle = row.querySelector('.title')?.textContent ?? '';
      return { row, tag, status, standing, words: plain(`${ownTitle} ${own} ${name} ${tag}`) };
    });
    return { item, title, rows };
  });

  const unfolded = new Set();
  /** Opens a language that is looked for, and closes it again; what a reader opened stays as it is. */
  const unfold = (row, wanted) => {
    if (wanted && row.open === false) {
      row.open = true;
      unfolded.add(row);
    } else if (!wanted && unfolded.delete(row)) {
      row.open = false;
    }
  };

  let saying;
  const update = () => {
    const wanted = plain(find.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { item, title, rows } of leaflets) {
      const byTitle = wanted.every((word) => title.includes(word));
      let any = false;
      for (const { row, tag, status, standing, words } of rows) {
        const fits = (!language.value || language.value === tag)
          && (!state.value || state.value === status || state.value === standing);
        const found = wanted.every((word) => title.includes(word) || words.includes(word));
        // A leaflet found by its title keeps all its languages; one found by a translation shows which.
        const hidden = !fits || !found;
        row.hidden = hidden;
        any ||= !hidden;
        unfold(row, !hidden && (Boolean(language.value) || !byTitle));
      }
      item.hidden = !any;
      count += any;
    }
    none.hidden = count > 0;
    if (letters) letters.hidden = count < leaflets.length;
    // A screen reader hears the count once, when typing pauses.
    clearTimeout(saying);
    saying = setTimeout(() => { shown.textContent = numbers.format(count); }, 300);
  };

  const keep = () => {
    const choice = new URLSearchParams();
    if (find.value) choice.set('find', find.value);
    if (language.value) choice.set('language', language.value);
    if (state.value) choice.set('state', state.value);
    const hash = choice.toString();
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  };
  const restore = () => {
    if (!location.hash.includes('=')) return false;
    const choice = new URLSearchParams(location.hash.slice(1));
    find.value = choice.get('find') ?? '';
    for (const select of [language, state]) {
      select.value = choice.get(select.id) ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
    return true;
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { update(); keep(); });
  form.addEventListener('reset', () => setTimeout(() => { update(); keep(); find.focus(); }));
  find.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    find.value = '';
    update();
    keep();
  });
  addEventListener('hashchange', () => { if (restore()) update(); });

  form.classList.add('ready');
  document.getElementById('search').hidden = false;
  if (restore()) update();
})();
