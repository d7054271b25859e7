using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics.CodeAnalysis;
using MemoryVault.Cli.Commands;
using MemoryVault.Cli.Completion;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Cli.Terminal;
using MemoryVault.Schedules;

namespace MemoryVault.Cli.Invocation;

/// <summary>From the command line to the exit code.</summary>
internal sealed class CommandLineHead
{
    private readonly StandardStream _output = StandardStream.Output();
    private readonly StandardStream _error = StandardStream.Error();
    private readonly GlobalOptions _options = new();

    /// <summary>Runs a command line; every error is shown, none escapes.</summary>
    internal static int Run(string[] arguments) => arguments switch
    {
        ["--version"] => WriteVersion(StandardStream.Output()),
        [CompletionAnswer.Word, ..] => CompletionAnswer.Write(arguments, StandardStream.Output()),
        _ => new CommandLineHead().RunGuarded(arguments),
    };

    private static int WriteVersion(StandardStream output)
    {
        output.Write($"memvault {ProductVersion.Text}\n");
        output.Flush();
        return ExitCode.Done;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The last place: whatever it is, the user gets a line and not a stack.")]
    private int RunGuarded(string[] arguments)
    {
        try
        {
            var code = Dispatch(arguments);
            _output.Flush();
            _error.Flush();
            return code;
        }
        catch (Exception e)
        {
            return Fail(Failure.Of(e), IsJson(arguments), IsGiven(arguments, "--verbose") || IsGiven(arguments, "-v") ? e : null);
        }
    }

    private int Dispatch(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            Overview.Write(_output);
            return ExitCode.Done;
        }

        // No response files: '@1785592800' is a time.
        var parsed = CommandTree.Build(arguments, _options).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (_options.Version.IsGiven(parsed))
        {
            return WriteVersion(_output);
        }

        if (parsed.Action is HelpAction)
        {
            return ShowHelp(parsed);
        }

        return UsageCheck.Check(parsed) is { } wrong
            ? Fail(wrong, IsJson(arguments), exception: null)
            : RunCommand((VaultCommand)parsed.CommandResult.Command, parsed);
    }

    private int RunCommand(VaultCommand command, ParseResult parsed)
    {
        if (parsed.GetValue(_options.LogFile) is { } file)
        {
            // Closed by the end of the program: the last thing written may be why it ended.
            var log = ScheduleLog.Open(file);
            _output.RedirectTo(log);
            _error.RedirectTo(log);
        }

        return RunInterruptibly(command, parsed);
    }

    private int RunInterruptibly(VaultCommand command, ParseResult parsed)
    {
        using var interruption = new Interruption();
        var context = new CommandContext(_output, _error, _options, parsed, interruption);
        try
        {
            // Waiting here is safe, since a console has no context to come back to; and each asynchronous method is compiled at each start.
            return command.RunAsync(context, parsed).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            context.EndProgress();
            return command.EndsByInterruption
                ? interruption.ExitCode
                : Fail(new Failure("Interrupted", "Interrupted.", null, "What was committed stays; run the command again to go on.", interruption.ExitCode), context.Json, exception: null);
        }
        finally
        {
            context.EndProgress();
        }
    }

    private int ShowHelp(ParseResult parsed) =>
        parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = new StandardStreamWriter(_output), Error = new StandardStreamWriter(_error),
        });

    // A command line that cannot be parsed still says how its error is wanted.
    private static bool IsJson(string[] arguments) => IsGiven(arguments, "--json");

    private static bool IsGiven(string[] arguments, string option) => arguments.TakeWhile(argument => argument != "--").Contains(option);

    private int Fail(Failure failure, bool asJson, Exception? exception)
    {
        if (asJson)
        {
            var json = new JsonText();
            json.Object(failure, FailureJson.Write);
            _output.Write(json.ToString());
            _output.Write("\n");
        }

        // The failure may be that stdout cannot be written; it is told on stderr then. Where that cannot be either, the exit code tells.
        Try(_output.Flush);
        Try(() => FailureView.Write(_error, failure, exception));
        return failure.ExitCode;
    }

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // A full disk, mostly.
        }
    }
}
