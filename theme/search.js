// Finds the sections of the book in which the words of a query stand.
// theme/book.js loads this for those who search, and shows what is found.
//
// The texts come from the preprocessor. They are cut into words here, and a query
// in the same way: at everything that is no letter, no digit and no `_`.
"use strict";

window.bookSearch = (() => {
  // So much of a query is looked for, and so many sections of a page are found.
  const MOST_LETTERS = 4_000;
  const MOST_WORDS = 60;
  const OF_A_PAGE = 2;

  // How much it counts where a word stands. A page that has it in a heading comes
  // before those that only use it.
  const BOOSTS = { body: 1, breadcrumbs: 2, title: 3 };
  const FIELDS = Object.keys(BOOSTS);
  // What it is worth beside the word itself: a word that begins with it, another
  // form of it, a part of a name, and in a query the first names of a path.
  const BEGINS = 0.5;
  const FORM = 0.4;
  const PART = 0.4;
  const QUALIFIER = 0.4;
  // What it adds that two words stand side by side as they do in the query.
  const PAIR = 0.5;
  // How soon more of the same word add nothing, and how much a long text counts
  // against itself.
  const ENOUGH = 3;
  const LONG = 0.8;
  // What a section gains by the best of its page, of which so many count.
  const WHOLE = 0.15;
  const BEST = 4;
  // The appendices name everything; a page that teaches it comes first. And a
  // name is explained where the book first needs it.
  const LISTED = 0.3;
  const LATE = 0.2;
  // What another section of a page counts that is found already: other pages come
  // into view.
  const AGAIN = 0.6;
  // How much of what is asked a section has to have.
  const LEAST = 0.3;

  // Too common to be searched for, alone or in a sentence.
  const COMMON = new Set(
    ("a an and any are as at be been but by can could did do does for from get had has have how i if in into is it its " +
      "me my no not of on one or our should so some than that the their them then there these they this those to was we " +
      "were what when where which who why will with would you your").split(" "),
  );

  const words = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

  // `as_completed` and `asCompleted` have the parts `as` and `completed`.
  function parts(name) {
    const found = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{N}]+/gu) ?? [];
    return found.length > 1 ? found.map((part) => part.toLowerCase()) : [];
  }

  // What the forms of an English word begin with: `cancel`, for `cancelled`.
  function stem(word) {
    const [, short] = /^(\p{Ll}{3,}?)(?:ations?|ions?|ings?|ed|ers?|es|s|e)$/u.exec(word) ?? [];
    return short?.replace(/(.{2}([bdglmnprt]))\2$/, "$1");
  }

  // A word with its parts. Most words stand in many places.
  const known = new Map();
  function cut(name) {
    if (!known.has(name)) known.set(name, { word: name.toLowerCase(), pieces: parts(name) });
    return known.get(name);
  }

  // An index of the sections of these pages.
  function build(pages) {
    const texts = pages.flatMap(({ path, names, sections }) =>
      sections.map(([id, title, body]) => ({
        address: id ? `${path}#${id}` : path,
        page: path,
        title,
        body,
        breadcrumbs: [...names, title].join(" » "),
      })),
    );
    const places = new Map();
    const sections = texts.map((text, at) => {
      const lines = FIELDS.map((field) => {
        const names = words(text[field]);
        // In a short title, a word counts for more.
        const share = field === "body" ? 1 : 1 / Math.sqrt(names.length || 1);
        const put = (word, count) => {
          if (!places.has(word)) places.set(word, new Map());
          const counts = places.get(word);
          if (!counts.has(at)) counts.set(at, {});
          const here = counts.get(at);
          here[field] = (here[field] ?? 0) + count * share;
        };
        for (const name of names) {
          const { word, pieces } = cut(name);
          put(word, 1);
          for (const piece of pieces) put(piece, PART);
        }
        // `time-outs` are found as `timeouts`, too.
        for (const [joined] of text[field].matchAll(/\p{L}+(?:-\p{L}+)+/gu)) {
          put(joined.replaceAll("-", "").toLowerCase(), 1);
        }
        return names.join(" ").toLowerCase();
      });
      const { page, body } = text;
      // A pair of words is looked for in it, and never stands across two fields.
      return { page, listed: page.startsWith("appendices/"), length: body.length, line: ` ${lines.join(" \n ")} ` };
    });
    const usual = sections.reduce((sum, { length }) => sum + length, 0) / sections.length || 1;
    return { texts, places, sections, usual, words: [...places.keys()].sort() };
  }

  // The words of the index that begin so.
  function* beginning(index, start) {
    let low = 0;
    for (let high = index.words.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (index.words[middle] < start) low = middle + 1;
      else high = middle;
    }
    for (; index.words[low]?.startsWith(start); low += 1) yield index.words[low];
  }

  // The words of a query, in its order, each with what it is worth.
  function asked(query) {
    const paths = query.slice(0, MOST_LETTERS).match(/[\p{L}\p{N}_]+(?:(?:::|\.)[\p{L}\p{N}_]+)*/gu) ?? [];
    return paths.flatMap((path) => {
      const names = words(path);
      return names.map((name, at) => {
        const word = name.toLowerCase();
        const common = names.length === 1 && COMMON.has(word);
        return { name, word, common, worth: at < names.length - 1 ? QUALIFIER : 1 };
      });
    });
  }

  // The words of the index that a word of a query stands for, and what each is
  // worth.
  function meant(index, word) {
    const found = new Map();
    const add = (other, worth) => found.set(other, Math.max(found.get(other) ?? 0, worth));
    if (word.length > 1) for (const other of beginning(index, word)) add(other, (BEGINS * word.length) / other.length);
    const short = stem(word);
    if (short) {
      const longest = Math.max(word.length, short.length + 4);
      for (const other of beginning(index, short)) if (other.length <= longest && !other.includes("_")) add(other, FORM);
    }
    if (index.places.has(word)) add(word, 1);
    return found;
  }

  // A word with what it stands for; in place of a name that the book does not
  // have, its parts: `Poison` and `Error`, for `PoisonError`.
  function withMeaning(index, one) {
    const found = meant(index, one.word);
    const pieces = found.size === 0 ? parts(one.name) : [];
    const instead = pieces.map((word) => ({ ...one, name: word, word, meant: meant(index, word) }));
    const helps = instead.some((piece) => piece.meant.size > 0);
    return helps ? instead : [{ ...one, meant: found }];
  }

  // What is rare says more.
  const rarity = (index, sections) => Math.log(1 + index.sections.length / (sections || 1));

  // What a section is worth that has a word so often in each of its fields.
  function value(index, at, counts) {
    const length = 1 - LONG + (LONG * index.sections[at].length) / index.usual;
    const full = (field) => {
      const count = counts[field] ?? 0;
      return field === "body" ? (count * (1 + ENOUGH)) / (count + ENOUGH * length) : Math.min(count, 1);
    };
    return FIELDS.reduce((sum, field) => sum + BOOSTS[field] * full(field), 0);
  }

  // The sections that answer a query, the best first, as numbers; the `names`
  // that were looked for, and with what their forms have their `beginnings`; the
  // `common` ones that were not looked for; the `unknown` ones, which no section
  // has.
  function find(index, query) {
    const all = asked(query);
    const once = [...new Map(all.map((one) => [one.word, one])).values()];
    const wanted = once.filter(({ common }) => !common).slice(0, MOST_WORDS);
    const named = wanted.flatMap((one) => withMeaning(index, one));
    const scores = new Map();
    for (const one of named) {
      const sections = new Map();
      for (const [word, worth] of one.meant) {
        for (const [at, counts] of index.places.get(word)) {
          const sum = sections.get(at) ?? {};
          for (const field in counts) sum[field] = (sum[field] ?? 0) + counts[field] * worth;
          sections.set(at, sum);
        }
      }
      const worth = one.worth * rarity(index, sections.size);
      for (const [at, counts] of sections) {
        const score = scores.get(at) ?? { at, value: 0, has: 0 };
        score.value += worth * value(index, at, counts);
        score.has += worth;
        scores.set(at, score);
      }
    }
    const found = [...scores.values()];
    addPairs(index, all, found);
    return {
      found: ranked(index, found),
      names: named.map(({ name }) => name),
      beginnings: named.map(({ word }) => stem(word) ?? word),
      common: once.filter(({ common }) => common).map(({ name }) => name),
      unknown: named.filter(({ meant }) => meant.size === 0).map(({ name }) => name),
    };
  }

  function addPairs(index, all, scores) {
    const pairs = new Set();
    all.slice(1, MOST_WORDS).forEach((other, at) => {
      const one = all[at];
      if (other.worth === 1 && !(one.common && other.common)) pairs.add(` ${one.word} ${other.word} `);
    });
    for (const pair of pairs) {
      const both = scores.filter(({ at }) => index.sections[at].line.includes(pair));
      for (const score of both) score.value += PAIR * rarity(index, both.length);
    }
  }

  function ranked(index, scores) {
    const most = Math.max(...scores.map(({ has }) => has));
    const pages = new Map();
    for (const score of scores) {
      score.value *= Math.sqrt(score.has / most);
      const { page } = index.sections[score.at];
      pages.set(page, [...(pages.get(page) ?? []), score.value].sort((one, other) => other - one).slice(0, BEST));
    }
    for (const score of scores) {
      const { page, listed } = index.sections[score.at];
      score.value += WHOLE * pages.get(page).reduce((sum, value) => sum + value);
      score.value *= (listed ? LISTED : 1) * (1 - (LATE * score.at) / index.sections.length);
    }
    const better = (one, other) => other.value - one.value || one.at - other.at;
    const enough = scores.filter(({ has }) => has >= LEAST * most).sort(better);
    const seen = new Set();
    for (const score of enough) {
      const { page } = index.sections[score.at];
      if (seen.has(page)) score.value *= AGAIN;
      seen.add(page);
    }
    const shown = new Map();
    return enough
      .sort(better)
      .map(({ at }) => at)
      .filter((at) => {
        const { page } = index.sections[at];
        shown.set(page, (shown.get(page) ?? 0) + 1);
        return shown.get(page) <= OF_A_PAGE;
      });
  }

  return { build, find };
})();
