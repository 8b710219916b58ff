using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <content>FK3xxx: uses of kernels.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotIntercepted = Add("FK3001", "Use of a kernel that cannot be intercepted",
        "{0} runs the loops of '{1}' as written: {2}", "FusedKernels.Use", DiagnosticSeverity.Warning);
}
