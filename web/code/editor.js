/** The editor of programs: CodeMirror with Python's grammar. Loaded when the code is shown first. */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { editorTheme } from "./editor-theme.js";

/** A change that nobody typed. */
const fromOutside = Annotation.define();

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--second-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warn)" },
  { tag: tags.comment, color: "var(--ink-faint)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.variableName), tags.definition(tags.variableName)],
    fontWeight: "600",
  },
]);

/**
 * @typedef {object} EditorParts
 * @property {HTMLElement} parent
 * @property {ShadowRoot} root
 * @property {string} text
 * @property {() => Record<string, string>} labels what a screen reader says of it, and its own words
 * @property {(text: string, isWhole: boolean) => void} onType `isWhole`: it was pasted
 * @property {() => void} onLeave
 */

/** @param {EditorParts} parts */
export function createEditor({ parent, root, text, labels, onType, onLeave }) {
  const isLocked = new Compartment();
  const words = new Compartment();
  const said = () => [
    EditorView.contentAttributes.of({
      ...{ "aria-label": labels().editor, "aria-describedby": "keys", spellcheck: "false" },
    }),
    EditorState.phrases.of(labels()),
  ];
  const view = new EditorView({
    parent,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        pythonLanguage,
        syntaxHighlighting(colours),
        EditorView.lineWrapping,
        editorTheme,
        isLocked.of([]),
        words.of(said()),
        keymap.of([
          { key: "F8", run: nextDiagnostic },
          { key: "Shift-F8", run: previousDiagnostic },
          ...historyKeymap,
          // The page trains on that key.
          ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
        ]),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          const { transactions, state } = update;
          if (transactions.some((one) => one.annotation(fromOutside))) return;
          const isWhole = transactions.some(
            (one) => one.isUserEvent("input.paste") || one.isUserEvent("undo"),
          );
          onType(state.doc.toString(), isWhole);
        }),
        // A file that is dropped is the page's.
        EditorView.domEventHandlers({
          blur: onLeave,
          drop: (event) => Boolean(event.dataTransfer?.files.length),
        }),
      ],
    }),
  });

  return {
    get text() {
      return view.state.doc.toString();
    },

    /** Only what differs is replaced, so that cursor and places stay. @param {string} next */
    replace(next) {
      const now = view.state.doc.toString();
      if (now === next) return;
      const most = Math.min(now.length, next.length);
      let same = 0;
      while (same < most && now[same] === next[same]) same++;
      let behind = 0;
      while (behind < most - same && now.at(-1 - behind) === next.at(-1 - behind)) behind++;
      view.dispatch({
        changes: {
          from: same,
          to: now.length - behind,
          insert: next.slice(same, next.length - behind),
        },
        annotations: fromOutside.of(true),
      });
    },

    /** @param {import("@codemirror/lint").Diagnostic[]} diagnostics */
    mark(diagnostics) {
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },

    /** @param {boolean} locked */
    lock(locked) {
      if (view.state.readOnly === locked) return;
      view.dispatch({ effects: isLocked.reconfigure(locked ? EditorState.readOnly.of(true) : []) });
    },

    speak() {
      view.dispatch({ effects: words.reconfigure(said()) });
    },

    /** @param {number} from @param {number} to */
    reveal(from, to) {
      const end = view.state.doc.length;
      view.dispatch({
        selection: { anchor: Math.min(from, end), head: Math.min(to, end) },
        scrollIntoView: true,
      });
      view.focus();
    },

    destroy: () => view.destroy(),
  };
}
