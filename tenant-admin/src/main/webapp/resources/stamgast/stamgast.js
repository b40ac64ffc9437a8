// Menus close when one looks elsewhere; dialogs open and close by buttons that name them.
document.addEventListener("click", function (event) {
  document.querySelectorAll("details.menu[open]").forEach(function (menu) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  });
  var button = event.target.closest("[data-opens], [data-closes]");
  if (button && button.dataset.opens) {
    document.getElementById(button.dataset.opens).showModal();
  } else if (button) {
    document.getElementById(button.dataset.closes).close();
  }
});
document.addEventListener("keydown", function (event) {
  var menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A field whose message says that it is wrong says so itself, and leads to the message.
function markFields() {
  document.querySelectorAll(".field, .bandrows td").forEach(function (field) {
    var input = field.querySelector("input:not([type=button]), select");
    var message = field.querySelector(".wrong");
    if (!input) {
      return;
    }
    if (message) {
      message.id = message.id || input.id + "-wrong";
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", message.id);
    } else if (input.getAttribute("aria-invalid")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  });
}
markFields();

// A dialog whose fields have something wrong in them opens again.
document.querySelectorAll("dialog").forEach(function (dialog) {
  if (dialog.querySelector(".wrong")) {
    dialog.showModal();
  }
});

var firstWrong = document.querySelector("[aria-invalid=true]");
if (firstWrong) {
  firstWrong.focus();
}

// What is shown can be copied by a button that names it; where the browser doesn't let a page do that, it is selected.
document.addEventListener("click", function (event) {
  var button = event.target.closest("[data-copies]");
  if (button) {
    var shown = document.getElementById(button.dataset.copies);
    window.getSelection().selectAllChildren(shown);
    if (navigator.clipboard) {
      navigator.clipboard.writeText(shown.textContent).then(function () {
        button.nextElementSibling.textContent = button.dataset.copied;
      });
    }
  }
});

// A page whose login has ended loads again and so asks for it.
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
  }).on("pfAjaxComplete", markFields);
}

// Called by PrimeFaces before it draws a chart: the colours and the font of the style sheet, each share above its bar,
// and the bands as lines behind them.
window.stamgastChart = function () {
  var style = window.getComputedStyle(document.documentElement);
  var colour = function (name) {
    return style.getPropertyValue("--" + name).trim();
  };
  var percent = new Intl.NumberFormat(document.documentElement.lang, {style: "percent", maximumFractionDigits: 1});
  var written = function (value, steps) { // cut and never rounded up into the next band
    return percent.format(Math.floor(value * steps) / steps / 100);
  };
  var config = this.cfg.config;
  var narrow = function (chart) {
    return chart.width < 480;
  };
  var font = function (context) {
    return {family: "Inter", size: narrow(context.chart) ? 10 : 13};
  };
  config.data.labels = config.data.labels.map(function (label) {
    return label.split(/ (?=\S+$)/); // the year below
  });
  config.data.datasets.forEach(function (set) {
    set.backgroundColor = colour("pine");
    set.borderRadius = 6;
    set.maxBarThickness = 56;
  });
  config.options.layout = {padding: {top: 20, right: 44}};
  ["x", "y"].forEach(function (axis) {
    var scale = config.options.scales[axis] = config.options.scales[axis] || {};
    scale.ticks = {color: colour("soft"), font: font, maxRotation: 0, autoSkip: axis === "y"};
    scale.grid = {color: colour("line"), display: axis === "y"};
  });
  config.options.scales.y.ticks.maxTicksLimit = 6;
  config.options.scales.y.ticks.callback = function (value) {
    return written(value, 10);
  };
  config.plugins = [{
    id: "bands",
    beforeDatasetsDraw: function (chart) {
      var pen = chart.ctx;
      pen.save();
      pen.font = "600 13px Inter";
      pen.textBaseline = "middle";
      pen.strokeStyle = colour("amber");
      pen.fillStyle = colour("amber-deep");
      pen.setLineDash([5, 4]);
      config.options.bands.forEach(function (band) {
        var height = chart.scales.y.getPixelForValue(band.from);
        if (height >= chart.chartArea.top) {
          pen.beginPath();
          pen.moveTo(chart.chartArea.left, height);
          pen.lineTo(chart.chartArea.right, height);
          pen.stroke();
          pen.fillText(band.label, chart.chartArea.right + 6, height);
        }
      });
      pen.restore();
    },
    afterDatasetsDraw: function (chart) {
      var pen = chart.ctx;
      pen.save();
      pen.font = "600 " + font({chart: chart}).size + "px Inter";
      pen.textAlign = "center";
      chart.getDatasetMeta(0).data.forEach(function (bar, place) {
        var value = config.data.datasets[0].data[place];
        pen.fillStyle = colour(value === null ? "soft" : "ink");
        pen.fillText(value === null ? "?" : written(value, narrow(chart) ? 1 : 10), bar.x,
            (value === null ? chart.chartArea.bottom : bar.y) - 6);
      });
      pen.restore();
    }
  }];
};
