//! Side-by-side measurements: each round takes one sample of every case in turn, so that a busy neighbour
//! hits all of them alike, and ratios are taken round by round.

#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)] // measurements

pub mod by_hand;
pub mod deserr_peer;
pub mod document;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const SAMPLE: Duration = Duration::from_millis(2);

/// Something to measure: runs itself so many times.
pub struct Case<'a> {
    name: &'static str,
    run: Box<dyn Fn(u64) + 'a>,
}

impl<'a> Case<'a> {
    /// `work` is run in a loop; what it returns is dropped there.
    pub fn new<T>(name: &'static str, work: impl Fn() -> T + 'a) -> Self {
        let run = move |times| {
            for _ in 0..times {
                black_box(work());
            }
        };
        Self { name, run: Box::new(run) }
    }

    fn time(&self, times: u64) -> Duration {
        let start = Instant::now();
        (self.run)(times);
        start.elapsed()
    }

    /// How many runs fill a sample, once everything is warm.
    fn calibrate(&self) -> u64 {
        let mut times = 64;
        loop {
            let taken = self.time(times);
            if taken >= SAMPLE / 4 {
                let scale = SAMPLE.as_secs_f64() / taken.as_secs_f64();
                return ((times as f64 * scale) as u64).max(1);
            }
            times *= 4;
        }
    }
}

/// Measures the cases and prints medians, and ratios to the first case.
pub fn compare(title: &str, rounds: usize, cases: &[Case<'_>]) {
    let times: Vec<u64> = cases.iter().map(Case::calibrate).collect();
    let mut samples = vec![Vec::with_capacity(rounds); cases.len()];
    for round in 0..rounds {
        for offset in 0..cases.len() {
            let case = (offset + round) % cases.len();
            let taken = cases[case].time(times[case]);
            samples[case].push(taken.as_secs_f64() * 1e9 / times[case] as f64);
        }
    }
    println!("\n{title}\n| case | median ns | p10 | p90 | ratio |\n|---|---:|---:|---:|---:|");
    for (case, own) in cases.iter().zip(&samples) {
        let ratios: Vec<f64> = own.iter().zip(&samples[0]).map(|(own, first)| own / first).collect();
        println!(
            "| {} | {:.1} | {:.1} | {:.1} | {:.2} |",
            case.name,
            quantile(own, 0.5),
            quantile(own, 0.1),
            quantile(own, 0.9),
            quantile(&ratios, 0.5)
        );
    }
}

/// The sample below which this part of all samples lies.
pub fn quantile(samples: &[f64], at: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[((sorted.len() - 1) as f64 * at).round() as usize]
}
