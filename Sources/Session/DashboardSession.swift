import Cells
import Dashboard
import Learning
import MovieLens
import RatingData
import Terminal

/// The dashboard in a terminal, from the first frame to the exit status.
///
/// One thread, the caller's, owns the terminal and the state. It sleeps until a key, a worker or a
/// signal has something for it, draws at most thirty frames a second of what workers say, and what
/// follows a key at once.
public final class DashboardSession {
  /// What is to be shown.
  public struct Request: Sendable {
    let source: Source
    let reading: ReadingOptions
    let sourceName: String
    let theme: String?
    let settings: @Sendable (DataSet) throws -> Settings

    /// - Parameters:
    ///   - reading: how to read them, as far as they don't say it themselves.
    ///   - sourceName: what to call the data while they are read.
    ///   - theme: a theme's name or a scheme file's path; nil for the usual one.
    ///   - settings: what to train such data with; may refuse.
    public init(
      source: Source, reading: ReadingOptions, sourceName: String, theme: String?,
      settings: @escaping @Sendable (DataSet) throws -> Settings
    ) {
      self.source = source
      self.reading = reading
      self.sourceName = sourceName
      self.theme = theme
      self.settings = settings
    }
  }

  private static let frameInterval = Duration.milliseconds(33)

  private let themes = ThemeLibrary()
  private let terminal: Terminal
  private let wakeup: Wakeup
  private let mailbox: Mailbox
  private let loading: LoadingDesk
  private let training: TrainingSession
  private var queries: QueryDesk?
  private var state: State
  private var exitStatus: Int32?

  /// Runs a dashboard until it is left.
  ///
  /// - Returns: the exit status.
  /// - Throws: `SessionError`, or why there are no data; the terminal is as it was.
  public static func run(_ request: Request) throws -> Int32 {
    let session = try DashboardSession(request)
    defer { session.end() }
    return try session.runLoop()
  }

  private init(_ request: Request) throws {
    let theme = request.theme ?? ThemeLibrary.defaultSlug
    let wakeup = try Wakeup()
    let mailbox = Mailbox { wakeup.signal() }
    terminal = try Self.open(theme, in: themes)
    state = State(
      size: terminal.size, source: request.sourceName, themes: themes.slugs, theme: theme)
    training = TrainingSession(mailbox: mailbox)
    loading = LoadingDesk(mailbox: mailbox) { wakeup.signal() }
    self.wakeup = wakeup
    self.mailbox = mailbox
    draw()
    loading.load(request.source, request.reading, settings: request.settings)
  }

  private static func open(_ name: String, in themes: ThemeLibrary) throws(SessionError) -> Terminal
  {
    do {
      return try Terminal.open(theme: themes.theme(name))
    } catch let error as ThemeError {
      throw .noTheme(error.description)
    } catch {
      throw .noScreen(String(describing: error))
    }
  }

  private func end() {
    loading.cancel()
    terminal.close()
    training.end()
  }

  private func runLoop() throws -> Int32 {
    var isStale = false
    var nextFrame = ContinuousClock.now
    while true {
      let pause = isStale ? nextFrame - ContinuousClock.now : nil
      let ready = terminal.wait(for: wakeup, timeout: pause.map { max($0, .zero) })
      if let signal = terminal.termination { return signal.exitStatus }
      let messages = mailbox.drain() + strayOutput(ready) + input(ready)
      messages.forEach(receive)
      if let exitStatus { return exitStatus }
      if let error = loading.whyNot { throw error }
      isStale = isStale || !messages.isEmpty
      let now = ContinuousClock.now
      if isStale, ready.contains(.input) || now >= nextFrame {
        draw()
        isStale = false
        nextFrame = now + Self.frameInterval
      }
    }
  }

  private func strayOutput(_ ready: Terminal.Ready) -> [Message] {
    guard ready.contains(.strayOutput) else { return [] }
    let lines = terminal.takeStrayOutput()
    return lines.isEmpty ? [] : [.stray(lines)]
  }

  private func input(_ ready: Terminal.Ready) -> [Message] {
    ready.contains(.input) ? terminal.readInput().map { .input($0) } : []
  }

  private func receive(_ message: Message) {
    if case .loaded(let library, _) = message {
      queries = QueryDesk(library: library, mailbox: mailbox)
    }
    update(&state, message).forEach(perform)
  }

  private func draw() {
    let canvas = view(state)
    terminal.show(terminal.glyphs == .ascii ? canvas.asciiFolded() : canvas)
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .start(let run, let settings):
      if let data = state.library?.data { training.start(run, settings, on: data.ratings) }
    case .pause: training.pause()
    case .resume: training.resume()
    case .stop: training.stop()
    case .extend(let epochs): training.extend(by: epochs)
    case .pace(let pace): training.setPace(pace)
    case .ask(let query): queries?.ask(query)
    case .theme(let name): switchTheme(name)
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .quit: exitStatus = 0
    case .interrupt: exitStatus = TerminationSignal.interrupt.exitStatus
    }
  }

  private func switchTheme(_ name: String) {
    do {
      terminal.switchTheme(try themes.theme(name))
    } catch {
      receive(.stray([String(describing: error)]))
    }
  }
}
