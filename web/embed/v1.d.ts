// Types of embed/v1.js: the attributes of its script or of <zc-check>, and the events on the target.

/** `data-…` on the script; on <zc-check> with or without `data-`. They are read once, when the widget is made. */
export interface Attributes {
  /** Script alone: a selector of the element in which the widget is made. "#zc" where it is not given. */
  target?: string;
  /** "150802" … "150826", or "zone". Without one the person chooses. */
  county?: string;
  /** "bayannur/2026": one that the site has. Without one it is the newest. */
  edition?: string;
  view?: 'check' | 'dates' | 'checklist' | 'track';
  level?: 'entry' | 'assistant' | 'intermediate' | 'associate_senior' | 'senior';
  /** A series of rules/vocabulary.json. */
  series?: string;
  theme?: 'auto' | 'light' | 'dark' | 'contrast';
  /** #rrggbb, of buttons and links on light ground; one that is too pale to read is not used. */
  color?: string;
  renderer?: 'auto' | 'text' | 'canvas';
  /** "lazy": loaded when it is nearly in view. */
  loading?: 'lazy';
  /** Pixels that are kept free until the content's height is known. */
  height?: string;
}

/** The rules that judge: the edition with the county's file. */
export interface Rules {
  edition: string;
  digest: string;
  county: string | null;
}

export interface Ready extends Rules {
  version: 1;
  renderer: 'text' | 'canvas';
}

export interface Resize {
  height: number;
  /** Another screen is shown. */
  turned: boolean;
}

/** Status and counts of findings; never an answer. */
export interface Result {
  status: 'eligible' | 'ineligible' | 'undetermined';
  met: number;
  unmet: number;
  unknown: number;
  not_applicable: number;
}

/** A file was handed over to the person. */
export interface Export {
  format: 'json' | 'html' | 'zip' | 'ics';
}

export interface Fault {
  code:
    | 'unknown_value'    // `at`: this attribute has no such value, and was ignored
    | 'unknown_edition'  // the self-check is by another: this one's page of words is shown where the site has it, else that one, and it is said
    | 'too_pale'         // the colour was ignored
    | 'no_webassembly'   // from here on the page of words and tables is shown instead
    | 'failed'
    | 'no_answer'
    | 'blocked';         // the page's own policy has no `frame-src` for the self-check; the link is left
  at?: keyof Attributes;
}

/** CustomEvents on the target, which do not bubble. */
export interface ZcEventMap {
  ready: CustomEvent<Ready>;
  resize: CustomEvent<Resize>;
  result: CustomEvent<Result>;
  export: CustomEvent<Export>;
  /** The rules are others than at this browser's last visit. */
  update: CustomEvent<Rules>;
  error: CustomEvent<Fault>;
}

export interface ZcCheck extends HTMLElement {
  addEventListener<Name extends keyof ZcEventMap>(name: Name, heard: (event: ZcEventMap[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(name: string, heard: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'zc-check': ZcCheck;
  }
}
