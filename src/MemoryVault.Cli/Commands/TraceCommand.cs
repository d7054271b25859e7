using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault trace SECTION[/KEY]</c>: who wrote each value, when, from what, how sure, and why.</summary>
internal sealed class TraceCommand : VaultCommand
{
    private readonly Argument<string> _path = new("PATH") { Description = "An entry, 'section/key', or a section" };
    private readonly Option<string?> _pointer = new("--pointer") { HelpName = "POINTER", Description = "One value of it, as a JSON pointer: /tags/0" };
    private readonly Option<string?> _at = new("--at") { HelpName = "STATE", Description = "The state that is asked about: a revision, an event or a time (default: the newest)" };

    internal TraceCommand()
        : base("trace", "Says who wrote each value of an entry, or each entry of a section")
    {
        Add(_path);
        Add(_pointer);
        Add(_at);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new TraceOptions
        {
            Path = EntryPath.Parse(arguments.GetRequiredValue(_path)),
            Pointer = arguments.GetValue(_pointer) is { } pointer ? JsonPointer.Parse(pointer) : null,
            At = arguments.GetValue(_at),
        };
        await using var vault = context.OpenVault();
        var traced = new List<TracedValue>();
        await foreach (var value in new TraceMemory(vault).RunAsync(options, context.Cancellation))
        {
            traced.Add(value);
        }

        context.ShowAnswers(traced, TraceJson.Write, TraceView.Write);
        return ExitCode.Done;
    }
}
