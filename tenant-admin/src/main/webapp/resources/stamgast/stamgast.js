// Menus close when one looks elsewhere; a page whose login has ended loads again and so asks for it.
document.addEventListener("click", function (event) {
  document.querySelectorAll("details.menu[open]").forEach(function (menu) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
});
document.addEventListener("keydown", function (event) {
  var menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
if (window.jQuery) {
  window.jQuery(document).on("pfAjaxError", function (event, xhr) {
    if (xhr.status < 500) {
      window.location.reload(); // the login has ended, or the page is no longer this visitor's: it says so itself
    } else {
      window.location.assign("/failed");
    }
  }).on("pfAjaxSuccess", function (event, xhr) {
    // Faces answers 200 and tells of the failure inside
    var failure = xhr.responseXML && xhr.responseXML.querySelector("partial-response > error > error-name");
    if (failure) {
      window.location.assign(failure.textContent.indexOf("ViewExpired") < 0 ? "/failed" : "/expired");
    }
  });
}
// Called by PrimeFaces before it draws a chart: the colours and the font of the style sheet.
window.stamgastChart = function () {
  var style = window.getComputedStyle(document.documentElement);
  var config = this.cfg.config;
  config.data.datasets.forEach(function (set) {
    set.backgroundColor = style.getPropertyValue("--pine").trim();
    set.borderRadius = 6;
    set.maxBarThickness = 56;
  });
  ["x", "y"].forEach(function (axis) {
    var scale = config.options.scales[axis] = config.options.scales[axis] || {};
    scale.ticks = { color: style.getPropertyValue("--soft").trim(), font: { family: "Inter", size: 13 } };
    scale.grid = { color: style.getPropertyValue("--line").trim(), display: axis === "y" };
  });
  config.options.scales.y.ticks.callback = function (value) {
    return value + " %";
  };
};
