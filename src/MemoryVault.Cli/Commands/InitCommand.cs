using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault init [DIR]</c>: makes a vault, or takes one over from a remote.</summary>
internal sealed class InitCommand : VaultCommand
{
    private readonly Argument<string?> _folder = new("DIR")
    {
        Arity = ArgumentArity.ZeroOrOne, Description = "The vault's folder (default: the one of --vault, $MEMORYVAULT_HOME, else ~/.memoryvault)",
    };

    private readonly Option<string?> _machine = new("--machine") { HelpName = "NAME", Description = "This machine's name in the vault; with --from the machine whose place it takes" };
    private readonly Option<string?> _from = new("--from") { HelpName = "URL", Description = "Take everything from this remote: a new machine's way back" };
    private readonly Option<string[]> _map = new("--map") { HelpName = "OLD=NEW", Description = "With --from: what lay below OLD on the old machine goes below NEW here; can be repeated" };
    private readonly Flag _noRestore = new("--no-restore") { Description = "With --from: do not write files to their places" };
    private readonly Flag _join = new("--join") { Description = "With --from: a machine that the vault does not know joins it as a new one" };
    private readonly Option<string?> _identity = new("--identity")
    {
        HelpName = "FILE", Description = "With --from: the file with the secret key of age that an encrypted remote is read with, or the folder of a keyring of gpg",
    };

    private readonly Option<string?> _expect = new("--expect") { HelpName = "FINGERPRINT", Description = "With --from: an encrypted remote must have this fingerprint, which 'memvault status' shows on another machine" };
    private readonly Flag _dryRun = new("--dry-run") { Description = "Only say what would be done" };

    internal InitCommand()
        : base("init", "Makes a vault, or takes one over from a remote")
    {
        Add(_folder);
        Add(_machine);
        Add(_from);
        Add(_map);
        Add(_noRestore);
        Add(_join);
        Add(_identity);
        Add(_expect);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        var options = new CreateVaultOptions
        {
            Path = arguments.GetValue(_folder) ?? context.VaultPath,
            Machine = arguments.GetValue(_machine),
            From = arguments.GetValue(_from),
            PathMap = [.. (arguments.GetValue(_map) ?? []).Select(ParsePair)],
            NoRestore = _noRestore.IsGiven(arguments),
            Join = _join.IsGiven(arguments),
            Identity = arguments.GetValue(_identity),
            Expect = arguments.GetValue(_expect),
            DryRun = _dryRun.IsGiven(arguments),
        };
        var result = await CreateAsync(context, options);
        context.ShowDone(result, MaintenanceJson.Created, (report, created) => InitView.Write(report, created, options.DryRun));
        context.ShowErrors(result.Restored?.Errors ?? []);
        return result.Restored?.Errors.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<CreateVaultResult> CreateAsync(CommandContext context, CreateVaultOptions options)
    {
        try
        {
            return await new CreateVault(context.Services).RunAsync(options, context.Cancellation);
        }
        catch (RemoteFailedException e)
        {
            // Nothing is committed here yet, so it is not "committed but not pushed".
            throw new TakeOverFailedException(e);
        }
    }

    private static KeyValuePair<string, string> ParsePair(string pair)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < pair.Length - 1
            ? KeyValuePair.Create(pair[..at], pair[(at + 1)..])
            : throw new InvalidInputException(pair, $"'{pair}' is no pair of folders.", "Write --map OLD=NEW, for example --map /home/anna=/Users/anna.");
    }
}
