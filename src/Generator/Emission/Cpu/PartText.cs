using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>Prints the numbers inside a parameter or a result.</summary>
internal static class PartText
{
    /// <summary>The number as a value.</summary>
    public static string Read(string whole, PartPlace part) => Print(whole, part, "Read", "in");

    /// <summary>The number as something that can be assigned or referred to.</summary>
    public static string Reference(string whole, PartPlace part) => Print(whole, part, "Part", "ref");

    private static string Print(string whole, PartPlace part, string method, string by) => part.Structure is { } structure
        ? $"KernelRuntime.StructureMemory.{method}<{structure}, {part.Type.Keyword()}>({by} {whole}{part.Path}, {Literals.Number(part.Offset)})"
        : whole + part.Path;
}
