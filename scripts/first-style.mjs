// The style that the static first screen needs, taken from the style sheet of the page: the browser paints it from
// index.html alone, while the sheet and the program are still on their way.

/**
 * The rules of `code` (a minified style sheet) that can apply to something in `html`, as a style sheet.
 * A rule stays when every class and id of one of its selectors stands in the page, so nothing is kept by hand.
 */
export function firstStyle({ css, code, html }) {
  const body = html.replace(/<script[\s\S]*?<\/script>/g, "");
  const named = (attribute) => [...body.matchAll(new RegExp(`\\s${attribute}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, "g"))].flatMap((found) => (found[1] ?? found[2] ?? found[3]).split(/\s+/));
  const classes = new Set(named("class"));
  const ids = new Set(named("id"));
  const tags = new Set([...body.matchAll(/<([a-z][a-z0-9]*)/g)].map((found) => found[1]));
  const stands = (part) => {
    if (part.type === "class") return classes.has(part.name);
    if (part.type === "id") return ids.has(part.name);
    if (part.type === "type") return tags.has(part.name);
    if (["is", "where", "has"].includes(part.kind)) return part.selectors.some((one) => one.every(stands));
    // What a hand does to the page comes after the first paint.
    return !["hover", "active", "focus", "focus-visible", "focus-within", "visited"].includes(part.kind);
  };
  const { code: kept } = css.transform({
    filename: "first.css",
    code: Buffer.from(code),
    minify: true,
    visitor: {
      Selector: (selector) => (selector.every(stands) ? selector : []),
      Rule: {
        keyframes: () => [],
        media(rule) {
          // Paper has time to wait for the sheet.
          const printed = rule.value.query.mediaQueries.every((query) => query.mediaType === "print");
          return printed ? [] : undefined;
        },
      },
    },
  });
  return kept.toString();
}
