using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Pipeline.CallSites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Analyzers;

/// <summary>
/// Uses of kernels that the compiler cannot redirect, where the loops therefore run as written: method groups and function pointers,
/// calls bound at run time, calls in expression trees, and calls of kernels whose compiled code is out of reach.
/// </summary>
internal static class KernelUses
{
    public static void Register(CompilationStartAnalysisContext context, INamedTypeSymbol attribute)
    {
        context.RegisterOperationAction(operation => AnalyzeReference(operation, attribute), OperationKind.MethodReference);
        context.RegisterOperationAction(operation => AnalyzeDynamic(operation, attribute), OperationKind.DynamicInvocation);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, attribute), OperationKind.Invocation);
    }

    private static void AnalyzeReference(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (KernelAnalyzer.IsKernel(reference.Method, attribute) && !IsInNameOf(reference))
            Report(context, reference.Parent is IAddressOfOperation ? "This function pointer" : "This delegate", reference.Method, asGroup: true);
    }

    private static void AnalyzeDynamic(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var call = (IDynamicInvocationOperation)context.Operation;
        if (call.Operation is not IDynamicMemberReferenceOperation member
            || (member.ContainingType ?? member.Instance?.Type ?? context.ContainingSymbol.ContainingType) is not { } type)
        {
            return;
        }

        IMethodSymbol? kernel = type.GetMembers(member.MemberName).OfType<IMethodSymbol>().FirstOrDefault(method => KernelAnalyzer.IsKernel(method, attribute));
        if (kernel is not null)
            Report(context, "This call with a dynamic argument", kernel, asGroup: false);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol kernel = call.TargetMethod;
        if (!KernelAnalyzer.IsKernel(kernel, attribute))
            return;
        if (context.ContainingSymbol is IMethodSymbol around && KernelAnalyzer.IsKernel(around, attribute))
            return;
        if (IsInExpressionTree(call))
            Report(context, "This call in an expression tree", kernel, asGroup: false);
        else if (IsOutOfReach(kernel, context.Compilation))
            Report(context, "This call", kernel, $"its compiled form in '{kernel.ContainingAssembly.Name}' is missing or not accessible here; make the kernel and its types public, and build that project with FusedKernels");
        else if (!IsOwn(kernel, context.Compilation))
            AnalyzeReferenced(context, Instances.Called(kernel));
        else if (Instances.IsGeneric(kernel))
            AnalyzeGeneric(context, kernel);
    }

    private static bool IsOwn(IMethodSymbol kernel, Compilation compilation) => SymbolEqualityComparer.Default.Equals(kernel.ContainingAssembly, compilation.Assembly);

    /// <summary>What is compiled of a generic kernel elsewhere is said there: by calls, or by attributes.</summary>
    private static void AnalyzeReferenced(OperationAnalysisContext context, IMethodSymbol kernel)
    {
        ITypeSymbol[] arguments = Instances.Arguments(kernel).Select(a => a.Argument).ToArray();
        Location place = context.Operation.Syntax.GetLocation();
        string assembly = kernel.ContainingAssembly.Name;
        if (arguments.Any(TypeTable.IsTypeParameter) && !ReferencedKernel.IsForAllTypes(kernel))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OpenCall, place, kernel.Name, $"'{assembly}'"));
        else if (!ReferencedKernel.HasInstance(kernel))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.NoInstance, place, kernel.Name, assembly, string.Join(", ", arguments.Select(Names.ForMessage)), string.Join(", ", arguments.Select(a => $"typeof({Names.ForMessage(a)})"))));
    }

    private static void AnalyzeGeneric(OperationAnalysisContext context, IMethodSymbol kernel)
    {
        IMethodSymbol called = Instances.Called(kernel);
        ITypeSymbol[] arguments = Instances.Arguments(called).Select(a => a.Argument).ToArray();

        // What is wrong with every instance is said where the kernel is declared.
        Kernel? any = KernelLowering.Lower(called.OriginalDefinition, context.Compilation, context.CancellationToken).Kernel;
        if (any is null or { Signature.Kind: SignatureKind.Plain } || arguments.Any(TypeTable.IsUnknown))
            return;
        if (arguments.Any(TypeTable.IsTypeParameter))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.OpenCall, context.Operation.Syntax.GetLocation(), kernel.Name, "this project"));
            return;
        }

        string types = string.Join(", ", arguments.Select(Names.ForMessage));
        if (!Instances.AreClosed(called, context.Compilation))
            Report(context, "This call", kernel, $"generated code cannot name '{types}'; make it at least internal");
        else if (KernelLowering.Lower(called, context.Compilation, context.CancellationToken) is { Kernel: null, Diagnostics: [var first, ..] })
            Report(context, "This call", kernel, $"it is no kernel with '{types}': {first.ToDiagnostic(context.Compilation).GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private static bool IsOutOfReach(IMethodSymbol kernel, Compilation compilation) =>
        !IsOwn(kernel, compilation) && ReferencedKernel.Target(kernel, compilation) is null;

    private static bool IsInNameOf(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is INameOfOperation)
                return true;
        }

        return false;
    }

    private static bool IsInExpressionTree(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            bool isTree = outer is IAnonymousFunctionOperation
                && outer.Parent is IConversionOperation { Type: INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" } };
            if (isTree)
                return true;
        }

        return false;
    }

    private static void Report(OperationAnalysisContext context, string use, IMethodSymbol kernel, bool asGroup)
    {
        string run = $"{kernel.ContainingType.Name}.{kernel.Name}Kernel.Run";
        Report(context, use, kernel, asGroup ? $"use '{run}', or a lambda that calls it" : $"call '{run}'");
    }

    private static void Report(OperationAnalysisContext context, string use, IMethodSymbol kernel, string advice) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotIntercepted, context.Operation.Syntax.GetLocation(), use, kernel.Name, advice));
}
