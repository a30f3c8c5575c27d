import Files
import Learning
import Logs

/// The epochs of a run as TensorBoard reads them: a TFRecord file of `Event` messages with scalars by epoch.
///
/// Formats: https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details and
/// tensorflow/core/util/event.proto, framework/summary.proto.
public struct TensorBoardFile {
  public private(set) var bytes: [UInt8] = []

  /// - Parameters:
  ///   - names: what the two values of the run's first metric are called.
  ///   - start: when the run began, in seconds since 1970.
  public init(
    _ epochs: [EpochRecord], names: (trained: String, validated: String), start: Double
  ) {
    var time = start
    var first = ProtobufMessage()
    first.add(1, double: time)
    first.add(3, string: "brain.Event:2")
    append(first)
    for record in epochs {
      time += record.seconds ?? 0
      var summary = ProtobufMessage()
      summary.add(1, scalar: names.trained, record.trained)
      if let value = record.validated { summary.add(1, scalar: names.validated, value) }
      for metric in record.metrics.further {
        guard let values = record[metric] else { continue }
        if !values.trained.isNaN { summary.add(1, scalar: metric.key, values.trained) }
        if let value = values.validated { summary.add(1, scalar: metric.validationKey, value) }
      }
      if let seconds = record.seconds { summary.add(1, scalar: "epoch_seconds", seconds) }
      var event = ProtobufMessage()
      event.add(1, double: time)
      event.add(2, integer: UInt64(clamping: record.epoch))
      event.add(5, message: summary)
      append(event)
    }
  }

  /// A record: its length and that one's checksum, then the message and its checksum.
  private mutating func append(_ message: ProtobufMessage) {
    let length = UInt64(message.bytes.count).littleEndianBytes
    bytes += length + CRC32.castagnoli.masked(length).littleEndianBytes
    bytes += message.bytes + CRC32.castagnoli.masked(message.bytes).littleEndianBytes
  }
}

/// The wire format of Protocol Buffers, as far as it is needed:
/// https://protobuf.dev/programming-guides/encoding/
private struct ProtobufMessage {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ field: UInt64, double value: Double) {
    bytes.append(varint: field << 3 | 1)
    bytes += value.bitPattern.littleEndianBytes
  }

  mutating func add(_ field: UInt64, integer value: UInt64) {
    bytes.append(varint: field << 3)
    bytes.append(varint: value)
  }

  mutating func add(_ field: UInt64, string value: String) { add(field, Array(value.utf8)) }
  mutating func add(_ field: UInt64, message: ProtobufMessage) { add(field, message.bytes) }

  /// A `Summary.Value` with a tag and a simple value.
  mutating func add(_ field: UInt64, scalar tag: String, _ value: Double) {
    var message = ProtobufMessage()
    message.add(1, string: tag)
    message.bytes.append(varint: 2 << 3 | 5)
    message.bytes += Float(value).bitPattern.littleEndianBytes
    add(field, message: message)
  }

  private mutating func add(_ field: UInt64, _ value: [UInt8]) {
    bytes.append(varint: field << 3 | 2)
    bytes.append(varint: UInt64(value.count))
    bytes += value
  }
}

extension FixedWidthInteger {
  fileprivate var littleEndianBytes: [UInt8] { withUnsafeBytes(of: littleEndian) { Array($0) } }
}
