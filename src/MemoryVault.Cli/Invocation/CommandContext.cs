using System.CommandLine;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Cli.Terminal;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>What a running command has: the global options, the streams, and what the core needs.</summary>
internal sealed class CommandContext
{
    private readonly StandardStream _output;
    private readonly StandardStream _error;
    private readonly Interruption _interruption;
    private readonly ProgressLine? _progress;

    internal CommandContext(StandardStream output, StandardStream error, GlobalOptions options, ParseResult arguments, Interruption interruption)
    {
        _interruption = interruption;
        _output = output;
        _error = error;
        VaultPath = arguments.GetValue(options.Vault);
        Json = options.Json.IsGiven(arguments);
        Quiet = options.Quiet.IsGiven(arguments);
        Verbose = options.Verbose.IsGiven(arguments);
        _progress = !Quiet && error.IsTerminal ? new ProgressLine(error, TimeProvider.System) : null;
        Services = new VaultServices
        {
            ObjectStores = new DeferredObjectStores(),
            IsShortLived = true,
            Progress = _progress,
            Log = Verbose || !Quiet ? new HeadLog(error, _progress, Verbose) : null,
        };
    }

    /// <summary>Gets the vault that was named; null for the default one.</summary>
    internal string? VaultPath { get; }

    internal bool Json { get; }

    internal bool Quiet { get; }

    internal bool Verbose { get; }

    internal VaultServices Services { get; }

    internal CancellationToken Cancellation => _interruption.Token;

    /// <summary>Opens the vault.</summary>
    internal Vault OpenVault() => Vault.Open(VaultPath, Services);

    /// <summary>Gives the report on stdout, or on stderr where stdout belongs to a JSON document.</summary>
    internal Report Talk() => Reports.On(Json ? _error : _output);

    /// <summary>Gives the report on stderr.</summary>
    internal Report Complain() => Reports.On(_error);

    /// <summary>Leaves Ctrl-C and SIGTERM to a program that runs in our place; from here on nothing is cancelled by them.</summary>
    internal void LeaveSignals() => _interruption.Leave();

    /// <summary>Shows a document that is JSON in any case, and not silenced.</summary>
    internal void ShowDocument<T>(T result, Action<JsonText, T> document)
    {
        EndProgress();
        var json = new JsonText();
        json.Object(result, document);
        WriteDocument(json);
    }

    /// <summary>Shows what a command did: nothing of it under <c>--quiet</c>, but for the document of <c>--json</c>.</summary>
    internal void ShowDone<T>(T result, Action<JsonText, T> document, Action<Report, T> view)
    {
        if (Json || !Quiet)
        {
            ShowAnswer(result, document, view);
        }
    }

    /// <summary>Shows what was asked for.</summary>
    internal void ShowAnswer<T>(T result, Action<JsonText, T> document, Action<Report, T> view)
    {
        EndProgress();
        if (Json)
        {
            ShowDocument(result, document);
        }
        else
        {
            view(Reports.On(_output), result);
        }
    }

    /// <summary>Shows a list that was asked for.</summary>
    internal void ShowAnswers<T>(IReadOnlyList<T> items, Action<JsonText, T> document, Action<Report, IReadOnlyList<T>> view)
    {
        EndProgress();
        if (Json)
        {
            var json = new JsonText();
            json.Objects(items, document);
            WriteDocument(json);
        }
        else
        {
            view(Reports.On(_output), items);
        }
    }

    /// <summary>Shows a list as it comes; as JSON only when it is whole, so that a failure leaves no half of a document.</summary>
    internal async Task ShowStreamAsync<T>(IAsyncEnumerable<T> items, Action<JsonText, T> document, Action<Report, T> view)
    {
        if (Json)
        {
            var all = new List<T>();
            await foreach (var item in items.WithCancellation(Cancellation))
            {
                all.Add(item);
            }

            ShowAnswers(all, document, (_, _) => { });
            return;
        }

        var report = Reports.On(_output);
        await foreach (var item in items.WithCancellation(Cancellation))
        {
            EndProgress();
            view(report, item);
            if (report.IsClosed)
            {
                break;
            }
        }

        EndProgress();
    }

    /// <summary>Shows things as they happen, each at once: a line of JSON each under <c>--json</c>, nothing under <c>--quiet</c>.</summary>
    internal async Task ShowLinesAsync<T>(IAsyncEnumerable<T> items, Action<JsonText, T> document, Action<Report, T> view)
    {
        await foreach (var item in items.WithCancellation(Cancellation))
        {
            ShowLine(item, document, view);
            _output.Flush();
            if (_output.IsClosed)
            {
                break;
            }
        }
    }

    private void ShowLine<T>(T item, Action<JsonText, T> document, Action<Report, T> view)
    {
        if (!Json)
        {
            ShowDone(item, document, view);
            return;
        }

        var json = new JsonText();
        json.Object(item, document);
        ShowDocument(JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes(json.ToString())));
    }

    /// <summary>Shows a document that is the whole answer: in lines for people, in one line under <c>--json</c>.</summary>
    internal void ShowDocument(JsonValue document)
    {
        EndProgress();
        _output.Write(document.ToUtf8(Json ? JsonStyle.Compact : JsonStyle.Indented));
        if (Json)
        {
            _output.Write("\n");
        }
    }

    /// <summary>Shows bytes that count one by one; only a terminal gets an end of line behind them.</summary>
    internal void ShowExactly(byte[] content)
    {
        EndProgress();
        _output.Write(content);
        if (_output.IsTerminal)
        {
            _output.Write("\n");
        }
    }

    /// <summary>Shows a piece of a document; false where nobody reads on.</summary>
    internal bool TryShowPiece(byte[] piece)
    {
        EndProgress();
        _output.Write(piece);
        return !_output.IsClosed;
    }

    /// <summary>Shows what could not be done while the rest went on.</summary>
    internal void ShowErrors(IReadOnlyList<ItemError> errors)
    {
        EndProgress();
        if (errors.Count > 0 && !Json)
        {
            _output.Flush();
            ErrorView.Write(Complain(), errors);
        }
    }

    /// <summary>Takes the line of progress away.</summary>
    internal void EndProgress() => _progress?.End();

    private void WriteDocument(JsonText json)
    {
        _output.Write(json.ToString());
        _output.Write("\n");
    }
}
