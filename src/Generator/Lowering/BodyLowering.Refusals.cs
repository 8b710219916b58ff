using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.Diagnostics;
using FusedKernels.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FusedKernels.Generator.Lowering;

/// <content>Refusing what a kernel cannot hold, and going on inside it for more.</content>
internal sealed partial class BodyLowering
{
    /// <summary>Reports a construct, and whatever else is wrong in the statements it contains.</summary>
    private void Refuse(IOperation operation)
    {
        switch (operation)
        {
            case IInvalidOperation:
                // The compiler says what is wrong.
                context.Fail();
                return;
            case IInvocationOperation call:
                RefuseCall(call);
                return;
            case IPropertyReferenceOperation property:
                RefuseProperty(property);
                return;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or ILiteralOperation or IDefaultValueOperation
                when operation.Type is not null && ScalarOf(operation.Type) is null:
                RefuseType(operation, operation.Type);
                return;
        }

        Refusal refusal = RefusalTable.Find(operation);
        context.Report(refusal.Descriptor, refusal.Location, refusal.Arguments);
        LowerInside(operation);
    }

    private void RefuseUnsafe(IBlockOperation block, ImmutableArray<Stmt>.Builder target)
    {
        Refusal refusal = RefusalTable.Find(block);
        context.Report(refusal.Descriptor, refusal.Location, refusal.Arguments);
        foreach (IOperation child in block.Operations)
            LowerStatement(child, target);
    }

    private void LowerInside(IOperation operation)
    {
        bool isLoop = operation is ILoopOperation;
        if (operation is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var symbol } })
        {
            if (ScalarOf(symbol.Type) is { } type)
                Symbols.Variable(symbol, type, VariableKind.Local);
            else
                Symbols.Refuse(symbol);
        }

        if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation or IDelegateCreationOperation)
            return;
        loopDepth += isLoop ? 1 : 0;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is IBlockOperation or ICatchClauseOperation or ISwitchCaseOperation || (isLoop && IsStatement(child)))
                LowerNested(child);
        }

        loopDepth -= isLoop ? 1 : 0;
    }

    private void LowerNested(IOperation child)
    {
        if (child is ICatchClauseOperation { Handler: var handler })
            LowerBlock(handler);
        else if (child is ISwitchCaseOperation { Body: var body })
            body.Where(statement => statement is not IBranchOperation).ToList().ForEach(statement => LowerBlock(statement));
        else
            LowerBlock(child);
    }

    private static bool IsStatement(IOperation operation) =>
        operation is IExpressionStatementOperation or IConditionalOperation { Type: null } or ILoopOperation or IReturnOperation or IBranchOperation;

    private void RefuseProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (IsRefused(reference))
            context.Fail();
        else if (reference.Instance is IInstanceReferenceOperation)
            RefuseInstance(reference, property);
        else if (reference.Instance is { } instance)
            RefuseReceiver(instance);
        else if (property.DeclaringSyntaxReferences.Length > 0)
            context.Report(Descriptors.HelperCall, reference.Syntax, property.ContainingType.Name + "." + property.Name, "it is stored in another type; read it outside and pass its value");
        else
            context.Report(Descriptors.UnknownCall, reference.Syntax, property.ContainingType.Name + "." + property.Name, "read it outside and pass its value");
    }

    private void RefuseReceiver(IOperation instance)
    {
        if (instance is IInvocationOperation call)
            RefuseCall(call);
        else
            RefuseType(instance, instance.Type);
    }

    /// <summary>Reports the type of an expression, unless the variable it comes from was reported already.</summary>
    private void RefuseType(IOperation operation, ITypeSymbol? type)
    {
        if (type is null or { TypeKind: TypeKind.Error } || IsRefused(operation))
            context.Fail();
        else if (BufferOf(type) is not null)
            context.Report(Descriptors.BufferValue, operation.Syntax, operation.Syntax.ToString(), "it cannot be passed on, compared or stored");
        else
            context.Report(Descriptors.Type, operation.Syntax, Names.ForMessage(type), TypeTable.Advice(type));
    }

    /// <summary>Whether an expression uses a variable that was reported where it is declared.</summary>
    private bool IsRefused(IOperation operation) =>
        operation.DescendantsAndSelf().Any(part => SymbolOf(part) is { } symbol && Symbols.IsRefused(symbol));
}
