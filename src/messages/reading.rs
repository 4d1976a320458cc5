//! What is said of keys over a text to read.

super::catalogue! {
    of_the_screen(key, words, back): "{key}（{words}）在这里用不了，按 {back} 返回后再按", "{key} ({words}) is for the screen beneath: press {back} first";
    only_read(back): "这里只供阅读，按 {back} 返回", "There is nothing to type here; {back} goes back";
}
