using Microsoft.CodeAnalysis;

namespace FusedKernels.Generator.Diagnostics;

/// <content>FK3xxx: uses of kernels.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotIntercepted = Add("FK3001", "Use of a kernel that cannot be intercepted",
        "{0} runs the loops of '{1}' as written: {2}", "FusedKernels.Use", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor OpenCall = Add("FK3002", "Call of a generic kernel with open types",
        "'{0}' runs compiled here for the types that calls and attributes in {1} name, and as written for all others", "FusedKernels.Use", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor NoInstance = Add("FK3003", "Generic kernel that another project has not compiled for these types",
        "This call runs the loops of '{0}' as written: '{1}' has not compiled it for '{2}'; mark it with '[KernelInstance({3})]' there", "FusedKernels.Use", DiagnosticSeverity.Warning);
}
