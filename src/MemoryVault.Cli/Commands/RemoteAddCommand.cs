using System.CommandLine;
using MemoryVault.Cli.Invocation;
using MemoryVault.Cli.Json;
using MemoryVault.Cli.Output;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>memvault remote add NAME URL</c>, <c>--encrypt RECIPIENT</c>.</summary>
internal sealed class RemoteAddCommand : VaultCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The remote's name" };
    private readonly Argument<string> _url = new("URL") { Description = "Any URL or path that git takes; never with a password in it" };

    private readonly EncryptionOptions _encryption = new();

    internal RemoteAddCommand()
        : base("add", "Adds a git repository that every sync pushes to")
    {
        Add(_name);
        Add(_url);
        _encryption.AddTo(this);
    }

    /// <inheritdoc/>
    internal override async Task<int> RunAsync(CommandContext context, ParseResult arguments)
    {
        await using var vault = context.OpenVault();
        var remote = await new RemoteRegistry(vault).AddAsync(
            arguments.GetRequiredValue(_name), arguments.GetRequiredValue(_url), _encryption.Read(arguments), context.Cancellation);
        context.ShowDone(remote, CommonJson.ConfiguredRemote, ConfiguredRemotesView.Added);
        return ExitCode.Done;
    }
}
