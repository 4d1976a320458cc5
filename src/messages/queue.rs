//! What the screen of the queue says.

super::catalogue! {
    in_queue: "督办队列", "Queue";
    key_open_item: "详情", "details";
    key_progress: "进展", "progress";
    key_urge: "催办", "urge";
    key_verify: "核验办结", "verify";
    key_send_back: "退回", "return";
    key_extend: "延期", "extend";
    key_snooze: "暂缓", "set aside";
    key_assign: "分派", "assign";
    key_promise: "承诺", "promise";
    key_repeat: "再做一次", "again";

    press_again: "看清现状后再按一次。", " Look at what stands now and press again.";
    nothing_to_repeat: "还没有可重复的操作：先做一次，再按此键。", "Nothing to do again yet: act once, then press it.";
    not_submitted(id, status): "{id} 不是待核（现为“{status}”），没有可核验的；改状态请按状态键。", "{id} is not submitted (it is \"{status}\"): there is nothing to verify. Set its status instead.";
}
