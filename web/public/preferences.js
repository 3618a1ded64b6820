// Runs before the first paint, so that a chosen theme or text size does not flash. A file, because inline scripts are
// forbidden by the content security policy. `stores/preferences.ts` writes what is read here.
(function () {
  var saved = {};
  try {
    saved = JSON.parse(localStorage.getItem('preferences') || '{}') || {};
  } catch {
    // Storage may be closed to us; the defaults serve.
  }
  var root = document.documentElement;
  // Without a choice of their own, the styles follow the device.
  if (saved.theme === 'light' || saved.theme === 'dark') {
    root.dataset.theme = saved.theme;
    // So does the colour of the browser's own bar.
    document.querySelectorAll('meta[data-scheme]').forEach(function (bar) {
      bar.media = bar.dataset.scheme === saved.theme ? 'all' : 'not all';
    });
  }
  root.dataset.textSize =
    saved.textSize === 'small' || saved.textSize === 'large' ? saved.textSize : 'normal';
  // Only what scripts draw has the language that was chosen; a page of the site has that of its address.
  if ((saved.locale === 'th' || saved.locale === 'en') && root.hasAttribute('data-shell'))
    root.lang = saved.locale;
  // What needs scripts is shown from here on.
  root.dataset.scripts = 'on';
})();
