// Runs in a copy of the gallery, in a frame of a given width, and tells the page around it what is wrong.
addEventListener('load', () => {
  const failures = [];
  const expect = (holds, what) => { if (!holds) failures.push(what); };
  const all = selector => [...document.querySelectorAll(selector)];
  const shown = () => all('article').filter(article => article.offsetParent !== null);

  // ---- what stands on the page ----

  const numbers = new Set(all('.identities article').map(article => article.dataset.number));
  expect(numbers.size >= 80, `${numbers.size} numbers of the Cookbook`);
  expect(all('.operations article').length >= 60, 'fewer than 60 operations');
  expect(all('.identities .proved').length === all('.identities article').length, 'an identity that is not proved');
  expect(all('.identities svg').length === all('.identities article').length, 'an identity without its graph');

  // ---- MathML: known elements, with as many children as they want, set as mathematics ----

  const children = {mfrac: 2, msup: 2, msub: 2, msubsup: 3};
  const known = ['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'mfrac', 'msup', 'msub', 'msubsup', 'msqrt', 'mtable', 'mtr', 'mtd'];
  for (const element of all('math, math *')) {
    const name = element.localName;
    expect(element instanceof MathMLElement && known.includes(name), `an element ${name}`);
    expect(element.children.length === (children[name] ?? element.children.length), `${name} in ${element.closest('math').getAttribute('alttext')}`);
  }
  for (const math of all('math')) {
    const {width, height} = math.getBoundingClientRect();
    expect(width > 0 && height > 0, `no box: ${math.getAttribute('alttext')}`);
  }
  expect(getComputedStyle(document.querySelector('math')).display.includes('math'), 'the browser does not set MathML');
  for (const element of all('*')) expect(!(element instanceof HTMLUnknownElement), `unknown element ${element.localName}`);

  // ---- the page keeps to its width and to itself ----

  const root = document.documentElement;
  const fits = when => expect(root.scrollWidth <= innerWidth, `${when} it is ${root.scrollWidth} wide in ${innerWidth}`);
  fits('closed');
  for (const details of all('details')) details.open = true;
  fits('open');
  for (const svg of all('svg')) {
    const {width, height} = svg.getBoundingClientRect();
    expect(width > 0 && height > 0, 'a graph without a box');
  }
  expect(performance.getEntriesByType('resource').length === 0, 'something was loaded');

  // ---- the search ----

  const query = document.getElementById('query'), hits = document.getElementById('hits');
  const total = all('article').length;
  const search = text => {
    query.value = text;
    query.dispatchEvent(new Event('input', {bubbles: true}));
    return shown();
  };
  const by_number = search('57');
  expect(by_number.length > 0 && by_number.every(article => article.dataset.number.split(/[, ]+/).includes('57')), 'search: 57');
  expect(hits.textContent === `${by_number.length} of ${total}`, `search: counts ${hits.textContent}`);
  const by_name = search('DET');
  const has_name = article => /det/i.test(article.dataset.words + article.closest('section').querySelector('h3').textContent);
  expect(by_name.length === all('article').filter(has_name).length && by_name.every(has_name), 'search: det');
  expect(by_name.length > 10 && by_name.length < total / 2, `search: ${by_name.length} with det`);
  expect(search('det 58').length > 0 && shown().every(article => article.dataset.number === '58'), 'search: two words');
  expect(search('xyzzy').length === 0 && document.getElementById('none').offsetParent !== null, 'search: nothing');
  expect(all('section').every(section => section.offsetParent === null), 'search: an empty section is shown');
  expect(search('').length === total && document.getElementById('none').hidden, 'search: everything');
  dispatchEvent(new KeyboardEvent('keydown', {key: '/', cancelable: true}));
  expect(document.activeElement === query, 'search: / does not lead to it');

  parent.postMessage(`${innerWidth}: ${failures.length === 0 ? `passed, ${total} entries` : `FAILED\n${failures.slice(0, 20).join('\n')}`}`, '*');
});
