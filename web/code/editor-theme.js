import { EditorView } from "@codemirror/view";

const line = { borderBottom: "2px solid var(--bad)", backgroundImage: "none" };

/** The editor in the page's colours, light and dark. */
export const editorTheme = EditorView.theme({
  "&": {
    minHeight: "20rem",
    maxHeight: "var(--most)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    fontSize: "var(--small)",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", overflow: "auto" },
  // A short program is as high as the editor, within its border.
  ".cm-gutters, .cm-content": { minHeight: "calc(20rem - 2px) !important" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "var(--sunken)",
    color: "var(--ink-faint)",
    borderRight: "1px solid var(--line)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": {
    backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "var(--accent-wash)",
    outline: "1px solid var(--accent)",
  },
  ".cm-lintRange-error": line,
  ".cm-lintRange-warning": { ...line, borderBottomColor: "var(--warn)" },
  ".cm-lintRange-info": { ...line, borderBottom: "2px dotted var(--ink-soft)" },
  ".cm-tooltip": {
    maxWidth: "min(32rem, 90vw)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
  },
  ".cm-diagnostic": { padding: "0.375rem 0.625rem", fontFamily: "var(--sans)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--ink-soft)" },
  ".cm-diagnosticAction": {
    minHeight: "1.75rem",
    padding: "0 0.5rem",
    border: "1px solid var(--accent)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
});
