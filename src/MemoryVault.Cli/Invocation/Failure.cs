using MemoryVault.Files;
using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>Why a command ended without its result.</summary>
/// <param name="Id">The stable id of this sort of error.</param>
/// <param name="Message">What is wrong with which thing.</param>
/// <param name="Target">The thing, or null.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="ExitCode">What the program ends with.</param>
internal sealed record Failure(string Id, string Message, string? Target, string Remedy, int ExitCode)
{
    /// <summary>Gets what both sides changed, where that is why.</summary>
    internal IReadOnlyList<KnowledgeConflict> Conflicts { get; init; } = [];

    /// <summary>Describes an exception.</summary>
    internal static Failure Of(Exception exception) => exception switch
    {
        VaultException known => new Failure(known.Id, known.Message, known.Target, known.Remedy, CodeOf(known)) { Conflicts = known is KnowledgeConflictException both ? both.Conflicts : [] },
        UnauthorizedAccessException or IOException => new Failure(
            "InputOutput",
            exception.Message,
            null,
            SystemRefusal.FindRemedy(exception) ?? "Check the disk, the path and your rights, and run the command again; --verbose shows where it happened.",
            Invocation.ExitCode.Failed),
        _ when SystemRefusal.FindRemedy(exception) is { } remedy => new Failure(
            "ResourceShortage", $"The system does not give what the command needs: {exception.GetBaseException().Message}", null, remedy, Invocation.ExitCode.Failed),
        _ => new Failure(
            "Unexpected",
            $"Unexpected error: {exception.GetType().Name}: {exception.Message}",
            null,
            "This is a fault of memvault itself. Run the command again with --verbose and report what it shows.",
            Invocation.ExitCode.Failed),
    };

    /// <summary>Describes a command line that cannot be understood.</summary>
    internal static Failure OfUsage(string message, string command) =>
        new("Usage", message, null, $"See '{command} --help'.", Invocation.ExitCode.WrongUsage);

    private static int CodeOf(VaultException exception) => exception.Kind switch
    {
        VaultErrorKind.LeaseHeld => Invocation.ExitCode.LeaseHeld,
        VaultErrorKind.LeaseLost => Invocation.ExitCode.LeaseLost,
        VaultErrorKind.Conflict => Invocation.ExitCode.Conflict,
        VaultErrorKind.NotPushed => Invocation.ExitCode.NotPushed,
        VaultErrorKind.Integrity => Invocation.ExitCode.IntegrityFailed,

        // Only what was typed is wrong usage; a damaged config.json is invalid input, too, but a failure.
        _ => exception is InvalidInputException ? Invocation.ExitCode.WrongUsage : Invocation.ExitCode.Failed,
    };
}
