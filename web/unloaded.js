/**
 * What is known before the page's own scripts: that it is to be a part of another page, where its address has `?embed=1`,
 * which is a page of less; and why it is blank where the browser refuses its scripts. A script of the old kind, which a browser
 * loads where it loads no modules: from a host without CORS headers in a frame with `sandbox="allow-scripts"`,
 * whose origin is nobody's.
 */
if (/[?&]embed=1(&|$)/.test(location.search) && !/\/embed\.html$/.test(location.pathname)) {
  const there = new URL(`embed.html${location.search}${location.hash}`, location.href);
  // Its own referrer is this page.
  const { searchParams: asked } = there;
  if (!asked.has("origin") && document.referrer) {
    asked.set("origin", new URL(document.referrer).origin);
  }
  location.replace(there);
}

addEventListener(
  "error",
  (/** @type {any} */ { target }) => {
    if (target.type !== "module") return;
    const [sandboxed, missing] = /^ko\b/i.test(navigator.language)
      ? [
          "이 프레임의 sandbox 속성 때문에 Minibatch를 시작할 수 없습니다. 프레임에 allow-same-origin을 추가하거나, 서버가 Minibatch 파일에 Access-Control-Allow-Origin: * 헤더를 보내야 합니다.",
          "Minibatch의 스크립트를 불러오지 못했습니다. 네트워크 연결을 확인하고 페이지를 새로 고침하세요.",
        ]
      : [
          "Minibatch cannot start in this sandboxed frame. Add allow-same-origin to the frame's sandbox attribute, or have the host send Access-Control-Allow-Origin: * with Minibatch's files.",
          "Minibatch's scripts could not be loaded. Check the network connection, and reload the page.",
        ];
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent = self.origin === "null" ? sandboxed : missing;
    document.body.append(message);
  },
  true,
);
