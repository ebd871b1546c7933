/** Where the pictures go. */
export const folder = "build/screenshots";
