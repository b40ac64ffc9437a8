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
    if (xhr.status === 0 || xhr.status === 401) {
      window.location.reload();
    }
  });
}
