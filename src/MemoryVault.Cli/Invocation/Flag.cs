using System.CommandLine;

namespace MemoryVault.Cli.Invocation;

/// <summary>An option without a value.</summary>
/// <remarks>
/// It might be tempting to write <c>Option&lt;bool&gt;</c>. Do not: generic code over a value type cannot be compiled ahead of time across
/// assemblies, so it is compiled at each start, which takes 2 ms.
/// </remarks>
internal sealed class Flag : Option<string?>
{
    internal Flag(string name, params string[] aliases)
        : base(name, aliases) => Arity = ArgumentArity.Zero;

    /// <summary>Tells whether it is on the command line.</summary>
    internal bool IsGiven(ParseResult arguments) => arguments.GetResult(this) is not null;
}
