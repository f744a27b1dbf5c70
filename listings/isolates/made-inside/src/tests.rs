use super::*;

#[test]
fn devices_of_a_site_share_its_count() {
    let mut devices = open_site();
    alarm(&mut devices, "r1".into());
    alarm(&mut devices, "r2".into());
    assert!(devices.values().all(|site| site.alarms.get() == 2));
}

#[test]
fn each_isolate_makes_a_state_of_its_own() {
    type Answers = Sender<u32>;
    fn answer(count: &mut Rc<Cell<u32>>, answers: Answers) {
        count.set(count.get() + 1);
        answers.send(count.get()).unwrap();
    }
    let isolates = [(), ()].map(|()| isolate(Rc::default, answer));
    for asked in 1..4 {
        for (sender, _) in &isolates {
            let (answers, receiver) = mpsc::channel();
            sender.send(answers).unwrap();
            assert_eq!(receiver.recv().unwrap(), asked);
        }
    }
    for (sender, thread) in isolates {
        drop(sender);
        thread.join().unwrap();
    }
}
