use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

/// xorshift64, by G. Marsaglia, “Xorshift RNGs”, 2003.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

const OFTEN: Patience = Patience {
    tries: 20,
    limit: PATIENCE.limit,
};

/// The first try is answered after the supervisor has given up on it.
#[test]
fn an_answer_that_is_late_is_not_taken_for_another() {
    let program = program();
    let jobs = ["late", "r1", "r2"].map(str::to_owned);
    let jobs = Mutex::new(jobs.into_iter().enumerate());
    let (sender, outcomes) = mpsc::channel();
    let start = || Worker::start(&program);
    let patience = Patience {
        tries: 20,
        limit: Duration::from_millis(250),
    };
    supervise(start, &jobs, sender, patience).unwrap();
    let answers =
        Vec::from_iter(outcomes.iter().map(|(id, outcome)| {
            let Outcome::Answer(answer, tries) = outcome else {
                panic!("job {id} was set aside");
            };
            assert!(id > 0 || tries > 1, "the first try was in time");
            answer
        }));
    assert_eq!(answers, ["late is up", "r1 is up", "r2 is up"]);
}

/// Kills one of the workers that run every few moments, busy or not, until
/// it is `over`; returns how many it killed.
fn kill_at_random(
    workers: &Mutex<Vec<Arc<Mutex<Child>>>>,
    over: &AtomicBool,
    random: &mut Random,
) -> usize {
    let runs = |worker: &Arc<Mutex<Child>>| {
        worker.lock().unwrap().try_wait().unwrap().is_none()
    };
    let mut killed = 0;
    while !over.load(Relaxed) {
        let mut workers = workers.lock().unwrap();
        workers.retain(runs);
        if !workers.is_empty() {
            let one = random.below(workers.len() as u64) as usize;
            let mut worker = workers[one].lock().unwrap();
            if worker.try_wait().unwrap().is_none() {
                worker.kill().unwrap();
                killed += 1;
            }
        }
        drop(workers);
        thread::sleep(Duration::from_micros(random.below(4_000)));
    }
    killed
}

/// Some of the jobs kill their worker as well: one in a hundred always.
#[test]
fn of_1000_jobs_none_is_lost_and_none_is_answered_twice() {
    let mut random = Random(20_261_122);
    let jobs =
        Vec::from_iter((0..1000).map(|id| match random.below(100) {
            0 => "poison".to_owned(),
            1..=5 => "flaky".to_owned(),
            _ => format!("r{id}"),
        }));
    let queue = Mutex::new(jobs.clone().into_iter().enumerate());
    let (sender, outcomes) = mpsc::channel();
    let program = program();
    let workers = Mutex::new(Vec::new());
    let start = || {
        let worker = Worker::start(&program)?;
        workers.lock().unwrap().push(Arc::clone(&worker.child));
        Ok(worker)
    };
    let over = AtomicBool::new(false);
    let killed = thread::scope(|scope| {
        let supervisors = [sender.clone(), sender].map(|outcomes| {
            scope.spawn(|| supervise(start, &queue, outcomes, OFTEN))
        });
        let killer = scope
            .spawn(|| kill_at_random(&workers, &over, &mut random));
        let ended = supervisors.map(|supervisor| supervisor.join());
        over.store(true, Relaxed);
        for supervisor in ended {
            supervisor.unwrap().unwrap();
        }
        killer.join().unwrap()
    });
    assert!(killed >= 10, "only {killed} workers were killed");
    let mut outcomes = Vec::from_iter(outcomes);
    outcomes.sort_by_key(|(id, _)| *id);
    assert_eq!(outcomes.len(), jobs.len());
    for (expected, (id, outcome)) in outcomes.into_iter().enumerate() {
        assert_eq!(id, expected);
        match (jobs[id].as_str(), outcome) {
            ("poison", Outcome::Poison) => (),
            (job, Outcome::Answer(answer, _)) if job != "poison" => {
                assert_eq!(answer, format!("{job} is up"));
            }
            (job, outcome) => panic!("{job}: {outcome:?}"),
        }
    }
}
