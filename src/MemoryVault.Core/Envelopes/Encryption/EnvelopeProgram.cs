using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Envelopes;

/// <summary>Finds the programs, and gives them their environment.</summary>
internal static class EnvelopeProgram
{
    /// <summary>Makes a command of a program that must be installed.</summary>
    /// <exception cref="ProgramMissingException">It is not.</exception>
    internal static ProcessCommand Make(MachineEnvironment environment, string program, string remedy, IReadOnlyList<string> arguments)
    {
        var path = ExecutableSearch.Find(environment, program) ?? throw new ProgramMissingException(program, remedy);

        // Its words are read here, and shown.
        return new ProcessCommand(path, arguments) { Environment = new Dictionary<string, string>(environment.Variables) { ["LC_ALL"] = "C", ["LANGUAGE"] = "C" } };
    }
}
