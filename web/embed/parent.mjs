// The page around the frame: spoken to at its exact origin, heard from it alone, and only by who knows the nonce.
import { parameter } from './address.mjs';

const kVersion = 1;

/** Where the browser says so, the origin must be that of the page around; without a referrer many say nothing. */
function origin_of_parent() {
  const [said] = location.ancestorOrigins ?? [];
  if (said && said !== 'null') return said;
  return document.referrer ? new URL(document.referrer).origin : null;
}

export function page_around() {
  const origin = parameter('origin');
  const nonce = parameter('nonce');
  const said = origin_of_parent();
  const is_known = nonce && origin && /^https?:\/\/[^/?#@]+$/.test(origin) && (!said || said === origin);
  const heard = Object.create(null);

  addEventListener('message', ({ source, origin: from, data }) => {
    if (!is_known || source !== window.parent || from !== origin) return;
    if (data?.zc === kVersion && data.nonce === nonce && data.type in heard) heard[data.type]();
  });

  return {
    tell(type, detail = {}) {
      if (is_known) window.parent.postMessage({ zc: kVersion, nonce, type, detail }, origin);
    },
    hear(type, act) {
      heard[type] = act;
    },
  };
}
