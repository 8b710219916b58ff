using System.Linq;
using System.Threading;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <summary>From a method marked <c>[Kernel]</c> to IR, or to the reasons why it cannot be a kernel. The one stage that knows C#.</summary>
internal static class KernelLowering
{
    /// <summary>Metadata name of the attribute that marks a kernel.</summary>
    public const string AttributeName = "FusedKernels.KernelAttribute";

    /// <summary>
    /// Lowers one method. All errors are found, not only the first. A method that depends on type parameters is lowered as its instance for
    /// some numeric types: what it says of the method holds for others as well.
    /// </summary>
    /// <param name="method">A method with source in <paramref name="compilation"/>.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="cancellation">Throws <see cref="System.OperationCanceledException"/> when cancelled.</param>
    public static LoweringResult Lower(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (!method.IsDefinition || !Instances.IsGeneric(method))
            return LowerAs(method, compilation, cancellation);
        if (Plain(method, compilation, cancellation) is { } plain)
            return plain;
        if (Instances.Representative(method, compilation) is { } representative)
            return LowerAs(representative, compilation, cancellation);
        var context = new LoweringContext(compilation, cancellation);
        context.Report(Descriptors.Generic, SourceLocation.Of(method.Locations[0]), method.Name, "no numeric types and no structures of this project satisfy the constraints of its type parameters; constrain them by 'where T : struct, INumber<T>' or the like");
        return new LoweringResult(null, context.Diagnostics, context.Locations);
    }

    /// <summary>A method with one body for all types: not generic, and where types around it are, it does not use their type parameters. Null for another.</summary>
    public static LoweringResult? Plain(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (!Instances.IsGeneric(method))
            return LowerAs(method, compilation, cancellation);
        return !Instances.MentionsTypes(method) && LowerAs(method, compilation, cancellation) is { Kernel: not null } result ? result : null;
    }

    /// <summary>Lowers a method with the type arguments it has.</summary>
    private static LoweringResult LowerAs(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        var context = new LoweringContext(compilation, cancellation);
        SourceLocation name = SourceLocation.Of(method.Locations[0]);
        Signature signature = SignatureLowering.Lower(method, name, context);
        Body? body = Body(method, name, context);
        Kernel? kernel = body is null || context.Failed ? null : new Kernel(signature, Flags(method) with { ChecksOverflow = compilation.Options.CheckOverflow }, body);
        return new LoweringResult(kernel, context.Diagnostics, context.Locations);
    }

    private static Body? Body(IMethodSymbol method, SourceLocation name, LoweringContext context)
    {
        SyntaxNode? syntax = Instances.BodyOf(method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Cancellation);
        IBlockOperation? block = null;
        if (syntax is not null)
        {
            IOperation? operation = context.OperationOf(syntax);
            block = operation switch
            {
                IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
                ILocalFunctionOperation function => function.Body,
                _ => null,
            };
        }

        if (block is not null)
            return new BodyLowering(method, context).Lower(block);
        if (syntax is MethodDeclarationSyntax)
            context.Report(Descriptors.NoBody, name, method.Name);
        else
            context.Fail();
        return null;
    }

    /// <summary>What the attribute of a method says; all false where it has none.</summary>
    public static KernelFlags Flags(IMethodSymbol method)
    {
        AttributeData? attribute = method.GetAttributes()
            .Concat(method.PartialDefinitionPart?.GetAttributes() ?? [])
            .FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == AttributeName);
        bool Flag(string name) =>
            attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is true;
        return new KernelFlags(Flag("Parallel"), Flag("Strict"), Flag("FastMath"));
    }
}
