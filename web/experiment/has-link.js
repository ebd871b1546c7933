/** Whether the page's address has an experiment, or what was one. */
export const hasLink = () => /^#\d+(!|~|%21|%7e)/i.test(location.hash);
