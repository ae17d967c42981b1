// A second thread for the draws. It runs the code the page has loaded already: the page sends where its script is and the
// compiled module, so nothing is downloaded twice.

addEventListener(
  "message",
  async (event) => {
    const [script, module] = event.data;
    const { default: start } = await import(script);
    await start({ module_or_path: module });
  },
  { once: true },
);
