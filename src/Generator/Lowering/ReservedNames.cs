namespace FusedKernels.Generator.Lowering;

/// <summary>Names that generated code uses beside those of the IR. No variable or buffer may have them.</summary>
internal static class ReservedNames
{
    /// <summary>Locals, parameters and members of generated methods and jobs, and the aliases at the head of a generated file.</summary>
    public static readonly string[] All =
    [
        "from", "to", "trip", "job", "result", "index", "text", "round", "end", "left",
        "Buffer", "BufferCount", "Execute", "ExecuteStreaming",
        "Rt", "Ref", "Memory", "V128", "V256", "V512",
    ];
}
