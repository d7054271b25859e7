using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Invocation;

/// <summary>
/// The variables by which <c>memvault lease run</c> tells a program which lease it runs under, and by which a <c>memvault</c> that the program
/// starts knows it again.
/// </summary>
internal static class AgentVariables
{
    internal const string Agent = "MEMORYVAULT_AGENT";
    internal const string LeaseId = "MEMORYVAULT_LEASE_ID";
    internal const string FencingToken = "MEMORYVAULT_FENCING_TOKEN";

    /// <summary>Gives the agent that was named, else that of the variable.</summary>
    /// <exception cref="InvalidInputException">Neither is there.</exception>
    internal static string NameOf(string? named, MachineEnvironment environment) =>
        named ?? environment.Variable(Agent) ?? throw new InvalidInputException(
            null, "No agent is named.", $"Name the agent with --agent NAME, or in the variable {Agent}.");

    /// <summary>Gives the token that was named, else that of the variable if it is of the same agent; null if there is none.</summary>
    /// <exception cref="InvalidInputException">It is no number.</exception>
    internal static long? TokenOf(string agent, string? named, MachineEnvironment environment)
    {
        var text = named ?? (environment.Variable(Agent) == agent ? environment.Variable(FencingToken) : null);
        return text is null ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var token) ? token
            : throw new InvalidInputException(text, $"'{text}' is no fencing token.", "A token is the whole number that 'memvault lease enter' gave.");
    }
}
