/// Finds how much each of a few numbers counts for an answer: logistic regression by Newton's
/// method, its weights held small.
struct LogisticFit {
  private static let rounds = 30
  private static let penalty = 1.0

  private let width: Int
  private var rows: [Double] = []
  private var answers: [Double] = []

  /// - Parameter count: how many numbers a case has.
  init(count: Int) {
    width = count + 1
  }

  mutating func add(_ numbers: [Double], isTrue: Bool) {
    rows += numbers
    rows.append(1)
    answers.append(isTrue ? 1 : 0)
  }

  /// A weight for each number, and the bias behind them.
  func weights() -> [Double] {
    var weights = [Double](repeating: 0, count: width)
    for _ in 0..<Self.rounds {
      let step = self.step(from: weights)
      for index in 0..<width { weights[index] -= step[index] }
      if step.allSatisfy({ abs($0) < 1e-6 }) { break }
    }
    return weights
  }

  private func step(from weights: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: width)
    var curvature = [Double](repeating: 0, count: width * width)
    rows.withUnsafeBufferPointer { rows in
      for (number, answer) in answers.enumerated() {
        let row = UnsafeBufferPointer(rebasing: rows[number * width..<(number + 1) * width])
        var sum = 0.0
        for index in 0..<width { sum += row[index] * weights[index] }
        let share = Estimate.share(logOdds: sum)
        let spread = share * (1 - share)
        for one in 0..<width {
          gradient[one] += row[one] * (share - answer)
          let scaled = row[one] * spread
          for other in 0...one { curvature[one * width + other] += scaled * row[other] }
        }
      }
    }
    for one in 0..<width {
      for other in 0..<one { curvature[other * width + one] = curvature[one * width + other] }
      // The bias is free.
      gradient[one] += one < width - 1 ? Self.penalty * weights[one] : 0
      curvature[one * width + one] += Self.penalty
    }
    return solve(curvature, gradient)
  }

  /// Solves linear equations by elimination; the matrix is positive, so no row needs exchanging.
  private func solve(_ matrix: [Double], _ right: [Double]) -> [Double] {
    var (matrix, right) = (matrix, right)
    for pivot in 0..<width {
      for row in pivot + 1..<max(width, pivot + 1) {
        let factor = matrix[row * width + pivot] / matrix[pivot * width + pivot]
        for column in pivot..<width {
          matrix[row * width + column] -= factor * matrix[pivot * width + column]
        }
        right[row] -= factor * right[pivot]
      }
    }
    for row in stride(from: width - 1, through: 0, by: -1) {
      for column in row + 1..<max(width, row + 1) {
        right[row] -= matrix[row * width + column] * right[column]
      }
      right[row] /= matrix[row * width + row]
    }
    return right
  }
}
