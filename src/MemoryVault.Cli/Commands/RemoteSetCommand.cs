using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Secrets;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault remote set NAME --coordinate</c>, <c>--secrets block</c>, <c>--encrypt RECIPIENT</c>.</summary>
internal sealed class RemoteSetCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The remote's name" };
    private readonly Flag _coordinate = new("--coordinate") { Description = "Leases and check-ins are decided there, for all vaults that do so" };
    private readonly Flag _alone = new("--no-coordinate") { Description = "This vault decides about its leases alone" };

    private readonly Option<string?> _secrets = new("--secrets") { HelpName = "POLICY", Description = "A push that would take a secret there: block (as it is without), redact or allow" };

    private readonly EncryptionOptions _encryption = new();

    internal RemoteSetCommand()
        : base("set", "Changes what a remote is for")
    {
        Add(_name);
        Add(_coordinate);
        Add(_alone);
        Add(_secrets);
        _encryption.AddTo(this);
        Validators.Add(result =>
        {
            var ways = new object?[] { result.GetResult(_coordinate), result.GetResult(_alone), result.GetResult(_secrets) };
            if (ways.Count(way => way is not null) + (_encryption.IsGiven(result) ? 1 : 0) != 1)
            {
                result.AddError("Give --coordinate, --no-coordinate, --secrets, or --encrypt and --identity.");
            }
        });
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        if (arguments.GetValue(_secrets) is { } word)
        {
            var changed = await new RemoteRegistry(vault).SetSecretsAsync(arguments.GetRequiredValue(_name), Policy(word), context.Cancellation);
            context.ShowDone(changed, CommonJson.ConfiguredRemote, ConfiguredRemotesView.SecretsChanged);
            return ExitCode.Done;
        }

        if (_encryption.IsGiven(arguments))
        {
            var change = await new RemoteRegistry(vault).SetEncryptionAsync(arguments.GetRequiredValue(_name), _encryption.Read(arguments), context.Cancellation);
            context.ShowDone(change, CommonJson.RecipientChange, ConfiguredRemotesView.RecipientsChanged);
            return ExitCode.Done;
        }

        var remote = await new RemoteRegistry(vault).SetAsync(arguments.GetRequiredValue(_name), _coordinate.IsGiven(arguments), context.Cancellation);
        context.ShowDone(remote, CommonJson.ConfiguredRemote, ConfiguredRemotesView.Changed);
        return ExitCode.Done;
    }

    private static SecretPolicy Policy(string word) => word switch
    {
        "block" => SecretPolicy.Block,
        "redact" => SecretPolicy.Redact,
        "allow" => SecretPolicy.Allow,
        _ => throw new InvalidInputException(word, $"'{word}' is no policy for secrets.", "Write block, redact or allow."),
    };
}
