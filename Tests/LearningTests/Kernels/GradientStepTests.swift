import Foundation
import Models
import RatingData
import TestSamples
import Testing

@testable import Learning

/// Steps of gradient descent, held against a dense sweep over all rows in double precision.
@Suite struct `Gradient steps` {
  private static let ratings: Ratings = {
    let pairs = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 3), (2, 0), (0, 3), (1, 1), (0, 2), (2, 2)]
    return Ratings(
      users: pairs.map { UserIndex($0.0) }, movies: pairs.map { MovieIndex($0.1) },
      values: [5, 3, 4, 1, 2, 5, 3.5, 4, 2, 1], userCount: 3, movieCount: 4)
  }()
  private static let batch = 4
  private static let rate = 0.015625
  private static let lambda = 0.125

  /// Users and then movies: factors, and with biases p, b_u, 1 and q, 1, b_i.
  private struct DenseSweep {
    let optimizer: Optimizer
    var rows: [[Double]]
    /// Which lanes are learned, of a user and of a movie.
    let learned: [[Bool]]
    private var moments: [[Double]]
    private var scales: [[Double]]
    private var step = 0

    init(_ optimizer: Optimizer, rows: [[Double]], learned: [[Bool]]) {
      self.optimizer = optimizer
      self.rows = rows
      self.learned = learned
      moments = rows.map { $0.map { _ in 0 } }
      scales = rows.map { $0.map { _ in Double(optimizer.firstScale) } }
    }

    mutating func learn(_ batch: [(user: Int, movie: Int, target: Double)]) {
      step += 1
      var gradients = rows.map { $0.map { _ in 0.0 } }
      for (user, movie, target) in batch {
        let error = Dense.dot(rows[user], rows[movie]) - target
        for (own, other) in [(user, movie), (movie, user)] {
          for lane in rows[own].indices {
            let slope = error * rows[other][lane] + lambda * rows[own][lane]
            gradients[own][lane] += 2 * slope / Double(batch.count)
          }
        }
      }
      for row in rows.indices {
        for lane in rows[row].indices where learned[row < 3 ? 0 : 1][lane] {
          move(row, lane, gradients[row][lane])
        }
      }
    }

    /// As Keras has it, the correction of moments that start at 0 included.
    private mutating func move(_ row: Int, _ lane: Int, _ g: Double) {
      var (m, u) = (moments[row][lane], scales[row][lane])
      m = 0.9 * m + 0.1 * g
      let corrected = m / (1 - pow(0.9, Double(step)))
      switch optimizer {
      case .adamax:
        u = max(0.999 * u, abs(g))
        rows[row][lane] -= rate * corrected / (u + 1e-8)
      case .adam:
        u = 0.999 * u + 0.001 * g * g
        let correction = (1 - pow(0.999, Double(step))).squareRoot()
        rows[row][lane] -= rate * correction * corrected / (u.squareRoot() + 1e-7)
      case .sgd: rows[row][lane] -= rate * g
      case .adagrad:
        u += g * g
        rows[row][lane] -= rate * g / (u + 1e-7).squareRoot()
      }
      (moments[row][lane], scales[row][lane]) = (m, u)
    }
  }

  private func start(_ factors: Int, hasBiases: Bool) -> FactorModel {
    var rng = SeededGenerator(seed: 4, stream: .other)
    func matrix(_ rows: Int) -> FactorMatrix {
      FactorMatrix(
        rows: rows, columns: factors, values: rng.uniform(rows * factors).map { Float($0) / 4 })
    }
    return FactorModel(
      userFactors: matrix(3), movieFactors: matrix(4),
      biases: hasBiases
        ? Biases(
          mean: 3, users: rng.uniform(3).map { Float($0) },
          movies: rng.uniform(4).map { Float($0) })
        : nil)
  }

  /// Rows of the dense sweep.
  private func rows(_ model: FactorModel) -> [[Double]] {
    let users = (0..<3).map { user in
      Array(model.userFactors[user]) + (model.biases.map { [$0.users[user], 1] } ?? [])
    }
    let movies = (0..<4).map { movie in
      Array(model.movieFactors[movie]) + (model.biases.map { [1, $0.movies[movie]] } ?? [])
    }
    return (users + movies).map { $0.map { Double($0) } }
  }

  /// Every rating twice, batch by batch.
  private func swept(_ optimizer: Optimizer, from start: FactorModel) -> [[Double]] {
    let mean = start.biases?.mean ?? 0
    let biasLanes = start.biases == nil ? [[], []] : [[true, false], [false, true]]
    var sweep = DenseSweep(
      optimizer, rows: rows(start),
      learned: biasLanes.map {
        [Bool](repeating: true, count: start.userFactors.columns) + $0
      })
    let samples = (0..<Self.ratings.count).map { position in
      (
        user: Self.ratings.users[position].position,
        movie: 3 + Self.ratings.movies[position].position,
        target: Double(Self.ratings.values[position] - mean)
      )
    }
    for _ in 0..<2 {
      for first in stride(from: 0, to: samples.count, by: Self.batch) {
        sweep.learn(Array(samples[first..<min(first + Self.batch, samples.count)]))
      }
    }
    return sweep.rows
  }

  private func learned(
    _ optimizer: Optimizer, from start: FactorModel, path: BatchKernel.Path
  ) -> [[Double]] {
    let settings = Samples.settings(start.biases == nil ? .seed : .biased) {
      $0[.optimizer] = optimizer
      $0[.batch] = Self.batch
      $0[.learningRate] = Float(Self.rate)
      $0[.regularization] = Float(Self.lambda)
      $0[.factors] = start.userFactors.columns
    }
    let learner = AdamaxLearner(
      ratings: Self.ratings,
      split: Split(train: (0..<Int32(Self.ratings.count)).map { $0 }, validation: []),
      settings: settings, start: start, scale: Standardization(mean: start.biases?.mean ?? 0),
      path: path
    ) { samples, _ in .sequence(samples, nil) }
    for _ in 0..<2 {
      learner.beginEpoch()
      _ = learner.advance(steps: learner.stepsPerEpoch)
    }
    return rows(learner.factorModel())
  }

  @Test(arguments: Widths.all, Optimizer.allCases)
  func `come to a dense sweep's`(factors: Int, optimizer: Optimizer) {
    for hasBiases in [false, true] {
      let start = start(factors, hasBiases: hasBiases)
      let expected = swept(optimizer, from: start).flatMap { $0 }
      for path in Set([BatchKernel.Path.swift, .fastest]) {
        let found = learned(optimizer, from: start, path: path).joined().map { Float($0) }
        #expect(Dense.error(found, expected) < 1e-4, "\(path), biases \(hasBiases)")
      }
    }
  }
}
