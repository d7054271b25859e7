using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault log</c>: what the program did on this machine.</summary>
internal sealed class LogCommand : VaultCommand
{
    private readonly Option<string> _level = new("--level") { HelpName = "LEVEL", Description = "The least level: debug, information, warning or error", DefaultValueFactory = _ => "information" };
    private readonly Option<string?> _since = new("--since") { HelpName = "TIME", Description = "Only after this time: 2026-08-01, 2026-08-01T14:05Z, 2d" };
    private readonly Option<string?> _first = new("--first", "-n") { HelpName = "N", Description = "At most this many" };

    internal LogCommand()
        : base("log", "Lists what was done on this machine, newest first")
    {
        Add(_level);
        Add(_since);
        Add(_first);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new VaultLogOptions
        {
            Level = Level(arguments.GetRequiredValue(_level)),
            Since = PointInTime.Read(arguments.GetValue(_since), DayEdge.Start, context.Services.Clock),
            First = Count.Read(arguments.GetValue(_first), "--first"),
        };
        await using var vault = context.OpenVault();
        await context.ShowStreamAsync(new ReadVaultLog(vault).RunAsync(options, context.Cancellation), MaintenanceJson.Entry, MaintenanceView.Entry);
        return ExitCode.Done;
    }

    private static VaultLogLevel Level(string name) => name.ToLowerInvariant() switch
    {
        "debug" => VaultLogLevel.Debug,
        "information" or "info" => VaultLogLevel.Information,
        "warning" => VaultLogLevel.Warning,
        "error" => VaultLogLevel.Error,
        _ => throw new InvalidInputException(name, $"'{name}' is no level.", "Use debug, information, warning or error."),
    };
}
