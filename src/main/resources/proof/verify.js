/* Verifies a bundle without the service: what each step means is written in docs/proof.md. */
(() => {
  'use strict';

  const ACTS = { completed: 'task', commented: 'id', evidenceAdded: 'id', evidenceVoided: 'id' };
  const FIRST_FACTS = ['title', 'description', 'category', 'severity', 'source', 'unit', 'supervisor', 'remark'];
  const FACTS = [...FIRST_FACTS, 'location', 'basis', 'campaign'];

  /* ---- bytes, hashes, signatures ---- */
  const utf8 = text => new TextEncoder().encode(text);
  const bytes = hex => Uint8Array.from(/^([0-9a-f]{2})*$/.test(hex) ? hex.match(/../g) || [] : [], pair => parseInt(pair, 16));
  const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');
  const subtle = window.crypto && window.crypto.subtle;
  const sha256 = async content => hex(subtle ? await subtle.digest('SHA-256', content) : window.sha256.arrayBuffer(content));
  const join = (...parts) => Uint8Array.from(parts.flatMap(part => Array.from(part)));
  const leafHash = text => sha256(join([0], utf8(text)));
  const nodeHash = (left, right) => sha256(join([1], bytes(left), bytes(right)));

  async function signedBy(key, text, signature) {
    try {
      const imported = await subtle.importKey('raw', bytes(key), { name: 'Ed25519' }, false, ['verify']);
      return await subtle.verify({ name: 'Ed25519' }, imported, bytes(signature), utf8(text));
    } catch (without) {
      try {
        return window.nacl.sign.detached.verify(utf8(text), bytes(signature), bytes(key));
      } catch (malformed) {
        return false;
      }
    }
  }

  /* ---- JSON in which no digit of a number is lost ---- */
  const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  const exact = text => JSON.parse(text.replace(TOKENS, token => token[0] === '"' ? token : `{"#":"${plain(token)}"}`));
  const number = value => Number(value['#']);

  function plain(token) {
    const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token);
    const point = whole.length + Number(exponent);
    if (Math.abs(point) > 1000) return token;
    const digits = (whole + fraction).padEnd(point, '0').padStart(whole.length + fraction.length + Math.max(0, 1 - point), '0');
    const at = Math.max(point, 1);
    const text = (digits.slice(0, at).replace(/^0+(?=\d)/, '') + '.' + digits.slice(at)).replace(/\.?0*$/, '');
    return text === '0' ? '0' : sign + text;
  }

  const canonical = value => Array.isArray(value) ? `[${value.map(canonical)}]`
    : value && typeof value === 'object' ? `{${Object.keys(value).sort().map(key => JSON.stringify(key) + ':' + canonical(value[key]))}}`
      : JSON.stringify(value === undefined ? null : value);
  const same = (one, other) => canonical(one) === canonical(other);
  const isEmpty = value => value === null || value === undefined || Array.isArray(value) && value.length === 0;

  function dataOf(entry) {
    try {
      return exact(entry.data);
    } catch (tampered) {
      return {};
    }
  }

  /* ---- Merkle proofs, RFC 9162, 2.1.3.2 and 2.1.4.2 ---- */
  async function rootOf(leaf, index, size, path) {
    let [at, last, hash] = [index, size - 1, leaf];
    for (const sibling of path) {
      if (last === 0) return '';
      if (at % 2 === 1 || at === last) {
        hash = await nodeHash(sibling, hash);
        while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
      } else hash = await nodeHash(hash, sibling);
      [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    }
    return last === 0 ? hash : '';
  }

  async function continues(earlier, from, size, to, proof) {
    if (earlier === size) return proof.length === 0 && from === to;
    let [at, last] = [earlier - 1, size - 1];
    while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    const rest = at === 0 ? [from, ...proof] : [...proof];
    let old = rest.shift();
    let all = old;
    for (const next of rest) {
      if (last === 0) return false;
      if (at % 2 === 1 || at === last) {
        [old, all] = [await nodeHash(next, old), await nodeHash(next, all)];
        while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
      } else all = await nodeHash(all, next);
      [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    }
    return last === 0 && old === from && all === to;
  }

  /* ---- the steps; each says what it found: level, text, its arguments and the entry ---- */
  async function trail(bundle, say) {
    let before = '0'.repeat(64);
    const hidden = [];
    for (const [i, entry] of bundle.trail.entries()) {
      if (number(entry.seq) !== i + 1) {
        return say('bad', 'gap', [i + 1], i + 1);
      }
      if (entry.withheld) {
        hidden.push(i + 1);
      } else {
        const head = JSON.stringify([bundle.issue, i + 1, entry.at, entry.actor, entry.unit, entry.act, entry.step, entry.outcome, number(entry.round)]);
        if (await sha256(utf8(`${before}\n${head.slice(0, -1)},${entry.data}]`)) !== entry.hash) {
          return say('bad', 'entry', [i + 1], i + 1);
        }
      }
      before = entry.hash;
    }
    const last = bundle.trail.length;
    const end = number(bundle.entries);
    if (last !== end || last === 0 || before !== bundle.head) {
      const first = Math.max(1, last < end ? last + 1 : last > end ? end + 1 : last);
      return say('bad', 'end', [first], first);
    }
    say('good', 'trail', [bundle.trail.length]);
    if (hidden.length > 0) say('warn', 'withheld', [hidden.join(', ')]);
  }

  function records(bundle, say) {
    const told = new Map();
    for (const entry of bundle.trail) {
      const key = ACTS[entry.act];
      if (key) told.set(entry.act + ' ' + dataOf(entry)[key], entry);
    }
    let broken = 0;
    for (const record of bundle.records) {
      const name = record.act + ' ' + record.id;
      const entry = told.get(name);
      if (!entry || ACTS[record.act] !== record.key) {
        broken += say('bad', 'added', [record.act, record.id]);
        continue;
      }
      told.delete(name);
      const data = dataOf(entry);
      const wrong = [
        ...Object.keys(record.entry).filter(part => !same(record.entry[part], entry[part])),
        ...Object.keys(record.data).filter(part => part in data || part === 'text' ? !same(record.data[part], data[part]) : !isEmpty(record.data[part])),
        ...Object.keys(record.later).filter(part => part in data ? !same(record.later[part], data[part]) : part === 'uploadedBy' && record.later[part] !== entry.actor)];
      if (wrong.length > 0) broken += say('bad', 'record', [number(entry.seq), record.act, wrong.join(', ')], number(entry.seq));
    }
    for (const entry of told.values()) {
      broken += say('bad', 'lost', [number(entry.seq), entry.act], number(entry.seq));
    }
    if (broken === 0) say('good', 'records', [bundle.records.length]);
  }

  function facts(bundle, say) {
    const told = {};
    for (const entry of bundle.trail) {
      const data = dataOf(entry);
      const now = entry.act === 'opened' ? data : entry.act === 'reassigned' ? { unit: data.unit, supervisor: data.supervisor } : entry.act === 'corrected' ? data.facts || {} : {};
      for (const fact of FACTS) {
        if (fact in now || entry.act === 'opened' && FIRST_FACTS.includes(fact)) told[fact] = { value: now[fact], seq: number(entry.seq) };
      }
    }
    const wrong = FACTS.filter(fact => fact in told && !same(told[fact].value, bundle.record[fact]));
    if (wrong.length === 0) say('good', 'facts', []);
    for (const fact of wrong) say('bad', 'fact', [told[fact].seq, fact], told[fact].seq);
  }

  async function contents(bundle, say) {
    for (const [sha, text] of Object.entries(bundle.tables)) {
      if (text !== null && await sha256(utf8(text)) !== sha) say('bad', 'table', [sha]);
    }
    for (const [sha, one] of Object.entries(bundle.restricted)) {
      if (await sha256(utf8([one.salt, one.visibleTo, one.value].join('\n'))) !== sha) say('bad', 'table', [sha]);
    }
    const left = Object.values(bundle.tables).filter(text => text === null).length + number(bundle.restrictedLeftOut);
    if (left > 0) say('warn', 'leftOut', [left]);
  }

  async function logged(bundle, say) {
    const leaves = bundle.proof ? bundle.proof.leaves : [];
    if (leaves.length === 0) return say('warn', 'notLogged', []);
    const size = number(bundle.proof.root.size);
    let whole = 0;
    let proved = 0;
    for (const leaf of leaves) {
      const seq = number(leaf.seq);
      const content = await leafHash(`${bundle.issue}\n${seq}\n${leaf.head}\n`);
      if (await rootOf(content, number(leaf.place), size, leaf.path) !== bundle.proof.root.root) {
        return say('bad', 'path', [leaf.day]);
      }
      if (bundle.trail.length < seq) {
        return say('bad', 'cut', [bundle.trail.length + 1, leaf.day, seq], bundle.trail.length + 1);
      }
      if (bundle.trail[seq - 1].hash !== leaf.head) {
        return say('bad', 'rewritten', [whole + 1, seq, leaf.day], whole + 1);
      }
      whole = Math.max(whole, seq);
      proved++;
    }
    say('good', 'logged', [whole, proved]);
    if (bundle.trail.length > whole) say('warn', 'since', [whole + 1, bundle.trail.length]);
  }

  const rootText = root => ['bihuan root 1', root.installation, number(root.size), root.root, root.time, ''].join('\n');

  async function signatures(bundle, say) {
    if (!bundle.proof) return;
    const { root, before, keys } = bundle.proof;
    for (const [i, key] of keys.entries()) {
      if (await sha256(bytes(key.publicKey)) !== key.keyId) return say('bad', 'key', [key.keyId]);
      const text = ['bihuan key 1', root.installation, key.publicKey, key.begunAt, ''].join('\n');
      if (i > 0 && !await signedBy(keys[i - 1].publicKey, text, key.signature || '')) return say('bad', 'key', [key.keyId]);
    }
    for (const one of before ? [before, root] : [root]) {
      const key = keys.find(each => each.keyId === one.keyId);
      if (!key || one.installation !== root.installation || !await signedBy(key.publicKey, rootText(one), one.signature)) {
        return say('bad', 'signature', [one.day]);
      }
    }
    say('good', 'signature', [root.day]);
    if (!before) return;
    const [from, to] = [number(before.size), number(root.size)];
    const ok = from === number(root.consistency.from) && await continues(from, before.root, to, root.root, root.consistency.proof);
    say(ok ? 'good' : 'bad', 'consistency', [before.day, root.day]);
  }

  const published = text => text.toLowerCase().replace(/[^0-9a-f]/g, '');

  function compared(bundle, asked, say) {
    if (!bundle.proof) return;
    const { root, before, keys } = bundle.proof;
    const first = published(asked.root);
    const second = published(asked.key);
    if (first === '') say('warn', 'noRoot', []);
    else say([root, before].some(one => one && one.root === first) ? 'good' : 'bad', 'root', []);
    if (second === '') say('warn', 'noKey', []);
    else say(keys.some(key => key.keyId === second) ? 'good' : 'bad', 'fingerprint', []);
  }

  function files(bundle, given, say) {
    for (const entry of bundle.trail.filter(each => each.act === 'evidenceAdded')) {
      const data = dataOf(entry);
      const path = bundle.files[data.id];
      const name = path && path.slice(path.lastIndexOf('/') + 1);
      if (!path) say('warn', 'fileLeftOut', [number(entry.seq), data.name]);
      else if (!given) say('warn', 'noFile', [number(entry.seq), path]);
      else if (!given.has(name)) say('bad', 'fileGone', [number(entry.seq), path], number(entry.seq));
      else if (given.get(name) !== data.sha256) say('bad', 'file', [number(entry.seq), path], number(entry.seq));
      else say('good', 'file', [number(entry.seq), path]);
    }
  }

  /**
   * Verifies a bundle.
   * @param bundle as exact() reads it
   * @param asked what was published elsewhere: {root, key}, empty where not given
   * @param given SHA-256 by name, of the files chosen; null where none were
   */
  async function verify(bundle, asked, given) {
    const found = [];
    const say = (level, text, args, seq) => found.push({ level, text, args, seq });
    if (bundle.format !== 'bihuan bundle 1') {
      say('bad', 'format', []);
    } else {
      await trail(bundle, say);
      await logged(bundle, say);
      await signatures(bundle, say);
      records(bundle, say);
      facts(bundle, say);
      await contents(bundle, say);
      files(bundle, given, say);
      compared(bundle, asked, say);
    }
    const bad = found.filter(one => one.level === 'bad');
    const seqs = bad.map(one => one.seq).filter(seq => seq !== undefined);
    return { found, ok: bad.length === 0, first: seqs.length > 0 ? Math.min(...seqs) : null };
  }

  /* ---- the page ---- */
  const WORDS = {
    zh: {
      other: 'English', title: '案卷包核验', issue: '问题', made: '制作时间', findings: '核验结果', entries: '留痕',
      ok: '核验通过：记录与外部公布的根哈希和密钥指纹一致。',
      half: '案卷包自身一致，但尚未与外部公布的根哈希和密钥指纹比对，或有内容未能核验，见下。',
      broken: '核验不通过。', first: n => `核验不通过。第一条不符的留痕：第 ${n} 条。`,
      asks: '与外部公布的比对', hint: '请从本案卷包以外的来源（公布页、打印件、其他单位留存）取得根哈希和密钥指纹填在这里。只凭案卷包自身，作假的人也能做出一个自圆其说的页面。',
      rootLabel: '公布的根哈希', keyLabel: '公布的密钥指纹', filesLabel: '解压后 evidence 文件夹里的全部文件',
      limits: '它证明：公布该根哈希时，这些留痕就是这样。它不证明：内容属实；其后发生的事；从未录入的事；时钟准确；也不证明所有人看到的是同一个根哈希，除非相互比对。',
      head: ['序号', '时间', '人员', '动作', '环节', '内容'],
      format: () => '不认识的案卷包格式。', gap: n => `第 ${n} 条留痕缺失。`, entry: n => `第 ${n} 条留痕与其哈希不符。`, end: n => `留痕的末端与问题所记的不符，从第 ${n} 条起。`,
      trail: n => `${n} 条留痕的哈希链完整。`, withheld: s => `第 ${s} 条留痕提到制作人无权查看的问题，未全部给出，其内容未经核验。`,
      added: (act, id) => `记录 ${act} ${id} 在留痕中没有记载。`, record: (n, act, parts) => `第 ${n} 条留痕（${act}）的记录不符：${parts}。`,
      lost: (n, act) => `第 ${n} 条留痕（${act}）所记的记录缺失。`, records: n => `${n} 条记录与留痕一致。`,
      facts: () => '问题信息与留痕一致。', fact: (n, name) => `问题信息 ${name} 与第 ${n} 条留痕不符。`,
      table: sha => `内容与哈希 ${sha} 不符。`, leftOut: n => `${n} 处表格或限定范围可见的内容不在案卷包内，只有其哈希。`,
      notLogged: () => '该问题尚未记入已公布的根哈希，没有外部证明。', path: day => `${day} 的叶节点推不出该根哈希。`,
      cut: (n, day, seq) => `从第 ${n} 条起的留痕缺失：${day} 记入时有 ${seq} 条。`,
      rewritten: (from, to, day) => `第 ${from} 至 ${to} 条留痕中有的被改写：与 ${day} 记入的不符。`,
      logged: (n, times) => `前 ${n} 条留痕已记入该根哈希（共记入 ${times} 次）。`, since: (a, b) => `第 ${a} 至 ${b} 条留痕在该根哈希之后，尚无外部证明。`,
      key: id => `密钥 ${id} 不符，或未经前一密钥签名。`,
      signature: (day, bad) => bad ? `${day} 的根哈希签名不符。` : `${day} 的根哈希签名有效。`,
      consistency: (a, b, bad) => bad ? `${b} 的日志不是 ${a} 的延续。` : `${b} 的日志是 ${a} 的延续。`,
      noRoot: () => '尚未填写外部公布的根哈希。', noKey: () => '尚未填写外部公布的密钥指纹。',
      root: bad => bad ? '根哈希与外部公布的不同。' : '根哈希与外部公布的相同。', fingerprint: bad => bad ? '密钥指纹与外部公布的不同。' : '密钥指纹与外部公布的相同。',
      fileLeftOut: (n, name) => `第 ${n} 条留痕的文件（${name}）不在案卷包内。`, noFile: (n, path) => `第 ${n} 条留痕的文件 ${path} 尚未选取核验。`,
      fileGone: (n, path) => `第 ${n} 条留痕的文件 ${path} 缺失。`, file: (n, path, bad) => bad ? `第 ${n} 条留痕的文件 ${path} 与留痕不符。` : `第 ${n} 条留痕的文件 ${path} 一致。`
    },
    en: {
      other: '中文', title: 'Verify a case bundle', issue: 'Issue', made: 'Made at', findings: 'What was found', entries: 'Trail',
      ok: 'Verified: everything agrees with the root and the key fingerprint published elsewhere.',
      half: 'The bundle agrees with itself, but was not yet compared with the root and key fingerprint published elsewhere, or something was not verified; see below.',
      broken: 'Not verified.', first: n => `Not verified. The first broken entry of the trail: ${n}.`,
      asks: 'Compare with what was published', hint: 'Take the root and the key fingerprint from elsewhere than this bundle (the published page, a printed document, another authority) and enter them here. By the bundle alone nothing is proved: a liar can ship a lying page.',
      rootLabel: 'The published root', keyLabel: 'The published key fingerprint', filesLabel: 'All files of the folder "evidence", once unpacked',
      limits: 'It proves that these entries stood so when that root was published. It does not prove that they are true, nor anything since, nor what was never entered, nor the clock, nor that all were shown one root unless they compare.',
      head: ['No.', 'Time', 'Person', 'Act', 'Step', 'Content'],
      format: () => 'Unknown format of bundle.', gap: n => `Entry ${n} is missing.`, entry: n => `Entry ${n} does not match its hash.`, end: n => `The trail does not end as the issue says, from entry ${n} on.`,
      trail: n => `The chain of ${n} entries is whole.`, withheld: s => `Entries ${s} name issues that whoever made the bundle may not see: they are not given in full, and their content is not verified.`,
      added: (act, id) => `The record ${act} ${id} is not told by the trail.`, record: (n, act, parts) => `The record of entry ${n} (${act}) differs: ${parts}.`,
      lost: (n, act) => `The record of entry ${n} (${act}) is missing.`, records: n => `${n} records match the trail.`,
      facts: () => 'The issue matches the trail.', fact: (n, name) => `The issue's ${name} differs from entry ${n}.`,
      table: sha => `Content does not match the hash ${sha}.`, leftOut: n => `${n} tables or values that only some see are not in the bundle, only their hashes.`,
      notLogged: () => 'The issue is not in a published root yet: there is no proof outside.', path: day => `The leaf of ${day} does not lead to the root.`,
      cut: (n, day, seq) => `The entries from ${n} on are missing: there were ${seq} when it was logged on ${day}.`,
      rewritten: (from, to, day) => `One of the entries ${from} to ${to} was rewritten: it is not what was logged on ${day}.`,
      logged: (n, times) => `The first ${n} entries are in the root (logged ${times === 1 ? 'once' : `on ${times} days`}).`, since: (a, b) => `Entries ${a} to ${b} came after that root and are not proved yet.`,
      key: id => `The key ${id} is wrong, or not signed by the one before.`,
      signature: (day, bad) => bad ? `The signature of the root of ${day} is wrong.` : `The signature of the root of ${day} is right.`,
      consistency: (a, b, bad) => bad ? `The log of ${b} does not continue that of ${a}.` : `The log of ${b} continues that of ${a}.`,
      noRoot: () => 'The root published elsewhere was not entered yet.', noKey: () => 'The key fingerprint published elsewhere was not entered yet.',
      root: bad => bad ? 'The root is not the one published elsewhere.' : 'The root is the one published elsewhere.', fingerprint: bad => bad ? 'The key fingerprint is not the one published elsewhere.' : 'The key fingerprint is the one published elsewhere.',
      fileLeftOut: (n, name) => `The file of entry ${n} (${name}) is not in the bundle.`, noFile: (n, path) => `The file of entry ${n}, ${path}, was not chosen yet.`,
      fileGone: (n, path) => `The file of entry ${n}, ${path}, is missing.`, file: (n, path, bad) => bad ? `The file of entry ${n}, ${path}, differs from the trail.` : `The file of entry ${n}, ${path}, matches.`
    }
  };

  const bundle = exact(document.getElementById('bundle').textContent);
  const main = document.getElementById('main');
  const asked = { root: '', key: '' };
  let given = null;
  let turns = 0;
  let language = (navigator.language || 'zh').startsWith('zh') ? 'zh' : 'en';

  function element(name, parent, text, attributes) {
    const made = Object.assign(document.createElement(name), attributes);
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  }

  function field(parent, label, id, type, changed) {
    element('label', parent, label, { htmlFor: id });
    const input = element('input', parent, undefined, { id, type });
    input.addEventListener('input', () => changed(input));
    return input;
  }

  async function chosen(input) {
    given = new Map();
    for (const file of input.files) given.set(file.name, await sha256(await file.arrayBuffer()));
    await results();
  }

  async function results() {
    const words = WORDS[language];
    const turn = ++turns;
    const { found, ok, first } = await verify(bundle, asked, given);
    if (turn !== turns) return; // asked again meanwhile
    const verdict = document.getElementById('verdict');
    const sure = ok && found.every(one => one.level === 'good');
    verdict.className = 'verdict ' + (sure ? 'good' : ok ? 'warn' : 'bad');
    verdict.textContent = sure ? words.ok : ok ? words.half : first === null ? words.broken : words.first(first);
    document.getElementById('findings').replaceChildren();
    for (const one of found) {
      element('li', document.getElementById('findings'), words[one.text](...one.args, ...one.level === 'bad' ? [true] : []), { className: one.level });
    }
    for (const row of document.querySelectorAll('tbody tr')) row.className = found.some(one => one.seq === Number(row.dataset.seq)) ? 'bad' : '';
    document.documentElement.dataset.verified = sure ? 'ok' : ok ? 'open' : 'broken';
    document.documentElement.dataset.first = first === null ? '' : first;
  }

  async function show() {
    const words = WORDS[language];
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.getElementById('language').textContent = words.other;
    main.replaceChildren();
    element('h1', main, `${words.title} · ${bundle.issue}`);
    element('p', main, `${bundle.record.title || ''} · ${words.made} ${bundle.madeAt}`);
    element('p', main, '', { id: 'verdict', role: 'status' });
    element('h2', main, words.asks);
    element('p', main, words.hint);
    field(main, words.rootLabel, 'root', 'text', input => { asked.root = input.value; results(); }).value = asked.root;
    field(main, words.keyLabel, 'key', 'text', input => { asked.key = input.value; results(); }).value = asked.key;
    field(main, words.filesLabel, 'files', 'file', chosen).multiple = true;
    element('h2', main, words.findings);
    element('ul', main, undefined, { id: 'findings' });
    element('p', main, words.limits);
    element('h2', main, words.entries);
    const table = element('table', main);
    const head = element('tr', element('thead', table));
    for (const title of words.head) element('th', head, title, { scope: 'col' });
    const body = element('tbody', table);
    for (const entry of bundle.trail) {
      const row = element('tr', body);
      row.dataset.seq = number(entry.seq);
      for (const cell of [number(entry.seq), entry.at, [entry.actor, entry.unit].filter(Boolean).join(' · '), entry.act, [entry.step, entry.outcome].filter(Boolean).join(' · ')]) element('td', row, cell);
      element('code', element('td', row), entry.data);
    }
    await results();
  }

  document.getElementById('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh';
    show();
  });
  show();
})();
