/** The records that RAS' clients write into the log Application, as wevtutil prints them. */

const newest = 200;

/** wevtutil's arguments for those of the last so many milliseconds, the newest first. */
export function queryOf(milliseconds) {
  const age = `TimeCreated[timediff(@SystemTime) <= ${Math.ceil(milliseconds)}]`;
  const path = `*[System[Provider[@Name='RasClient'] and ${age}]]`;
  return ['qe', 'Application', `/q:${path}`, '/f:xml', '/rd:true', `/c:${newest}`];
}

/**
 * `id`, `time` (milliseconds since 1970) and `strings` of each record. Names in the strings may be in a wrong encoding, which
 * does not matter: only GUIDs and numbers are looked at.
 */
export function recordsOf(xml) {
  return [...xml.matchAll(/<Event[ >][\s\S]*?<\/Event>/g)].map(([event]) => ({
    id: Number(/<EventID(?: [^>]*)?>(\d+)<\/EventID>/.exec(event)?.[1]),
    time: timeOf(/<TimeCreated [^>]*?SystemTime=(['"])(.*?)\1/.exec(event)?.[2]),
    strings: [...event.matchAll(/<Data(?: [^>]*)?(?:\/>|>([\s\S]*?)<\/Data>)/g)].map(
      ([, text = '']) => unescaped(text),
    ),
  }));
}

/** Its fraction has seven digits or nine, more than some engines read. */
function timeOf(text = '') {
  return Date.parse(text.replace(/(\.\d{3})\d*/, '$1'));
}

function unescaped(text) {
  const characters = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => characters[name]);
}
