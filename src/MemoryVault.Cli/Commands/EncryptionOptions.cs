using System.CommandLine;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Commands;

/// <summary><c>--encrypt RECIPIENT</c> and <c>--identity FILE</c>.</summary>
internal sealed class EncryptionOptions
{
    private readonly Option<string[]> _recipients = new("--encrypt")
    {
        HelpName = "RECIPIENT",
        Description = "It gets encrypted files only, for this key: age:age1..., age:'ssh-ed25519 AAAA...' or gpg:FINGERPRINT; can be repeated, and names all who can read it",
    };

    private readonly Option<string?> _identity = new("--identity")
    {
        HelpName = "FILE", Description = "The file with the secret key of age that it is read with here, or the folder of a keyring of gpg (default: $MEMORYVAULT_AGE_IDENTITY, else ~/.config/memoryvault/age.txt; gpg's own keyring)",
    };

    /// <summary>Adds them to a command.</summary>
    internal void AddTo(Command command)
    {
        command.Add(_recipients);
        command.Add(_identity);
    }

    /// <summary>Tells whether one was given.</summary>
    internal bool IsGiven(ParseResult arguments) => arguments.GetResult(_recipients) is not null || arguments.GetResult(_identity) is not null;

    /// <summary>Tells whether one was given.</summary>
    internal bool IsGiven(System.CommandLine.Parsing.CommandResult command) => command.GetResult(_recipients) is not null || command.GetResult(_identity) is not null;

    /// <summary>Gives what was given.</summary>
    internal RemoteEncryption Read(ParseResult arguments) => new()
    {
        Recipients = arguments.GetResult(_recipients) is null ? null : arguments.GetValue(_recipients) ?? [], Identity = arguments.GetValue(_identity),
    };
}
