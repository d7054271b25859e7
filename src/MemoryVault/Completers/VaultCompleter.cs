using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>
/// Completes an argument by what a vault holds: the one that <c>-Vault</c> names on the same command line, else the default. It never
/// throws and never uses the network; where something is wrong there is nothing to offer.
/// </summary>
public abstract class VaultCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return [.. Offer(ReadSession(), fakeBoundParameters["Vault"] as string, Unquoted(wordToComplete))];
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException or RuntimeException or OperationCanceledException
            or InvalidOperationException or NotSupportedException or AggregateException)
        {
            return [];
        }
    }

    /// <summary>Gives the values that can stand there, with what is known of each; the base keeps those that begin like the word.</summary>
    /// <param name="services">The session's environment.</param>
    /// <param name="vault">The vault's folder; null for the default.</param>
    protected abstract IEnumerable<Candidate> Find(VaultServices services, string? vault);

    /// <summary>Tells whether a value goes on from what was typed.</summary>
    protected virtual bool Continues(Candidate candidate, string word) =>
        candidate.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // Runspace.DefaultRunspace.SessionStateProxy refuses while a pipeline runs, and a completion is part of one.
    private static SessionState ReadSession()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("$ExecutionContext.SessionState").Invoke<SessionState>().Single();
    }

    private static string Unquoted(string word) => word.Trim('\'', '"');

    private static CompletionResult Make(Candidate candidate)
    {
        var text = candidate.Value.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/'))
            ? $"'{candidate.Value.Replace("'", "''", StringComparison.Ordinal)}'" : candidate.Value;
        return new CompletionResult(text, candidate.Label ?? candidate.Value, CompletionResultType.ParameterValue, candidate.Tip ?? candidate.Value);
    }

    private IEnumerable<CompletionResult> Offer(SessionState session, string? vault, string word)
    {
        var services = new VaultServices { Environment = SessionPaths.ReadEnvironment(session) };
        var folder = vault is null ? null : SessionPaths.Resolve(session, vault);
        return Find(services, folder).Where(candidate => Continues(candidate, word)).Select(Make);
    }
}
